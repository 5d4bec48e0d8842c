import { concatBytes } from '@noble/hashes/utils.js';

/** Takes bytes from a stream of chunks in the amounts that are wanted; a chunk must stay as it is after the next has come. */
export interface Taker {
  /** Exactly so many; null when the stream ends before. */
  exactly(count: number): Promise<Uint8Array | null>;
  /** The next so many, as they come. May be read in part and gone on with. */
  upTo(count: number): AsyncIterable<Uint8Array>;
  /** The stream ended before an `upTo` had all. */
  isCutShort(): boolean;
  isAtEnd(): Promise<boolean>;
}

export function takeBytes(chunks: AsyncIterable<Uint8Array>): Taker {
  const source = chunks[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array(0);
  let cutShort = false;

  /** Whether there is anything to take. */
  async function filled(): Promise<boolean> {
    while (rest.length === 0) {
      const next = await source.next();
      if (next.done === true) return false;
      rest = next.value;
    }
    return true;
  }
  function take(most: number): Uint8Array {
    const part = rest.subarray(0, most);
    rest = rest.subarray(part.length);
    return part;
  }

  return {
    async exactly(count) {
      const parts: Uint8Array[] = [];
      for (let left = count; left > 0; ) {
        if (!(await filled())) return null;
        const part = take(left);
        parts.push(part);
        left -= part.length;
      }
      return concatBytes(...parts);
    },
    upTo(count) {
      let left = count;
      async function* parts(): AsyncGenerator<Uint8Array> {
        while (left > 0) {
          if (!(await filled())) {
            cutShort = true;
            return;
          }
          const part = take(left);
          left -= part.length;
          yield part;
        }
      }
      return { [Symbol.asyncIterator]: parts };
    },
    isCutShort: () => cutShort,
    isAtEnd: async () => !(await filled()),
  };
}
