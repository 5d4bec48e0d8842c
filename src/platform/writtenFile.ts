/** A file that was written piece by piece. */
export interface WrittenFile {
  readonly file: Blob;
  readonly bytes: number;
}

const FOLDER = 'exports';
/** Pieces that are put together at once where there is no folder to write to. */
const BATCH_BYTES = 16 * 1024 * 1024;

/**
 * Writes chunks to a file of this origin, so that memory stays flat however long it gets; where there is no such folder, or no room in it,
 * as a Blob that the browser keeps as it sees fit. The file before it goes. Rejects with what the chunks reject with.
 */
export async function writeFile(name: string, chunks: () => AsyncIterable<Uint8Array<ArrayBuffer>>, onBytes: (bytes: number) => void): Promise<WrittenFile> {
  const handle = await fileHandle(name).catch(() => null);
  if (!handle) return asBlob(chunks(), onBytes);
  try {
    return await toHandle(handle, chunks(), onBytes);
  } catch (error) {
    // Evidence beside it takes the room: the other way needs none of this origin's.
    if (error instanceof DOMException && error.name === 'QuotaExceededError') return asBlob(chunks(), onBytes);
    throw error;
  }
}

/** Removes what earlier exports left. */
export async function removeWrittenFiles(): Promise<void> {
  const root = await globalThis.navigator?.storage?.getDirectory?.();
  await root?.removeEntry(FOLDER, { recursive: true }).catch(() => undefined);
}

async function fileHandle(name: string): Promise<FileSystemFileHandle | null> {
  await removeWrittenFiles();
  const root = await globalThis.navigator?.storage?.getDirectory?.();
  const folder = await root?.getDirectoryHandle(FOLDER, { create: true });
  const handle = await folder?.getFileHandle(name, { create: true });
  return handle && 'createWritable' in handle ? handle : null;
}

async function toHandle(handle: FileSystemFileHandle, chunks: AsyncIterable<Uint8Array<ArrayBuffer>>, onBytes: (bytes: number) => void): Promise<WrittenFile> {
  const stream = await handle.createWritable();
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      await stream.write(chunk);
      onBytes((bytes += chunk.length));
    }
    await stream.close();
  } catch (error) {
    await stream.abort().catch(() => undefined);
    throw error;
  }
  return { file: await handle.getFile(), bytes };
}

async function asBlob(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>, onBytes: (bytes: number) => void): Promise<WrittenFile> {
  const parts: Blob[] = [];
  let batch: Uint8Array<ArrayBuffer>[] = [];
  let batched = 0;
  let bytes = 0;
  for await (const chunk of chunks) {
    batch.push(chunk.slice());
    batched += chunk.length;
    onBytes((bytes += chunk.length));
    if (batched < BATCH_BYTES) continue;
    parts.push(new Blob(batch));
    [batch, batched] = [[], 0];
  }
  return { file: new Blob([...parts, ...batch], { type: 'application/octet-stream' }), bytes };
}

/** Hands a file to the browser to save under a name, as a download. */
export function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads it while it saves.
  setTimeout(() => URL.revokeObjectURL(link.href), 10 * 60_000);
}
