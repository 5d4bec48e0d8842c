/** The text as gzip, or null where the browser cannot compress streams. Handed over in one piece: as a stream of a blob it would go through the browser first. */
export async function gzip(text: string): Promise<Blob | null> {
  if (typeof CompressionStream === 'undefined') return null;
  const { readable, writable } = new CompressionStream('gzip');
  const writer = writable.getWriter();
  const [packed] = await Promise.all([new Response(readable).blob(), writer.write(new TextEncoder().encode(text)), writer.close()]);
  return packed;
}
