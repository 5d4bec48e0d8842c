/** Many texts as one binary parameter: PostgreSQL cuts it by offset and length, and nothing is escaped or quoted. */
export interface PackedTexts {
  readonly bytes: Buffer;
  /** From 1, as SQL counts. */
  readonly offsets: number[];
  readonly lengths: number[];
}

export function packTexts(texts: readonly string[]): PackedTexts {
  const parts = texts.map((text) => Buffer.from(text, 'utf8'));
  const offsets: number[] = [];
  let next = 1;
  for (const part of parts) {
    offsets.push(next);
    next += part.length;
  }
  return { bytes: Buffer.concat(parts), offsets, lengths: parts.map((part) => part.length) };
}
