import { thumbnailOf } from '@/platform/thumbnail';
import type { Stores } from '@/storage';

interface PictureSources {
  /** A file of another tablet; null when the court cannot be asked. */
  fromCourt(sha256: string): Promise<Blob | null>;
  shrink?: typeof thumbnailOf;
}

type Make = (sha256: string) => Promise<Blob | null>;

/** Decoding a photo takes memory by the tens of megabytes: one after another. */
export function createPictures(stores: Stores, { fromCourt, shrink = thumbnailOf }: PictureSources) {
  const small = async (sha256: string, bytes: Blob | null): Promise<Blob | null> => {
    const made = bytes && (await shrink(bytes));
    // A full disk costs the memory of a small picture, nothing else.
    if (made) await stores.thumbs.keep(sha256, made).catch(() => undefined);
    return made;
  };
  const fromDisk = inTurn(async (sha256) => small(sha256, await stores.bytes(sha256)));
  // A turn of its own: the pictures of this tablet never wait for a slow line.
  const fromLine = inTurn(async (sha256) => small(sha256, await fromCourt(sha256)));

  return {
    /** A small picture of a file on this tablet, else of one at the court, which is kept for later; null when there is none or it is no picture. */
    async thumbnail(sha256: string): Promise<Blob | null> {
      return (await stores.thumbs.read(sha256)) ?? (await fromDisk(sha256)) ?? ((await stores.has(sha256)) ? null : fromLine(sha256));
    },
  };
}

/** One after another, and the same one once. */
function inTurn(make: Make): Make {
  let last: Promise<unknown> = Promise.resolve();
  const making = new Map<string, Promise<Blob | null>>();
  return (sha256) => {
    const running = making.get(sha256);
    if (running) return running;
    const mine = last.then(() => make(sha256)).catch(() => null);
    last = mine;
    making.set(sha256, mine);
    return mine.finally(() => making.delete(sha256));
  };
}
