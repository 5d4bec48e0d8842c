import { thumbnailOf } from '@/platform/thumbnail';
import type { Stores } from '@/storage';

/** Decoding a photo takes memory by the tens of megabytes: one after another. */
export function createPictures(stores: Stores) {
  let last: Promise<unknown> = Promise.resolve();
  const making = new Map<string, Promise<Blob | null>>();

  async function make(sha256: string): Promise<Blob | null> {
    const bytes = await stores.bytes(sha256);
    const small = bytes && (await thumbnailOf(bytes));
    // A full disk costs the memory of a small picture, nothing else.
    if (small) await stores.thumbs.keep(sha256, small).catch(() => undefined);
    return small;
  }

  return {
    /** A small picture of a file on this tablet; null when it is not here or is no picture. */
    async thumbnail(sha256: string): Promise<Blob | null> {
      const kept = await stores.thumbs.read(sha256);
      if (kept) return kept;
      const running = making.get(sha256);
      if (running) return running;
      const mine = last.then(() => make(sha256)).catch(() => null);
      last = mine;
      making.set(sha256, mine);
      return mine.finally(() => making.delete(sha256));
    },
  };
}
