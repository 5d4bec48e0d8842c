/** Read at once at most: what scrolls by must not hold up what is in sight. */
const AT_ONCE = 4;
/** Small pictures kept in memory: a few screens of them. */
const KEPT = 160;

type Read = (sha256: string) => Promise<Blob | null>;

export interface ThumbnailReader {
  /** A picture that was read lately; undefined: not at hand. */
  known(sha256: string): Blob | undefined;
  /** Hands the picture on when its turn has come, the newest wish first; the function that it returns takes the wish back. */
  ask(sha256: string, done: (found: Blob | null) => void): () => void;
}

/** Reads small pictures a few at a time, those that are wanted last first, and remembers a small number of them. What nobody wants any more is not read. */
export function createThumbnailReader(read: Read): ThumbnailReader {
  const kept = new Map<string, Blob>();
  const wishes = new Map<string, Set<(found: Blob | null) => void>>();
  const reading = new Set<string>();

  function next() {
    if (reading.size >= AT_ONCE) return;
    const sha256 = [...wishes.keys()].reverse().find((each) => !reading.has(each));
    if (sha256 === undefined) return;
    reading.add(sha256);
    void read(sha256)
      .catch(() => null)
      .then((found) => {
        reading.delete(sha256);
        if (found) remember(sha256, found);
        const waiting = wishes.get(sha256) ?? [];
        wishes.delete(sha256);
        for (const done of waiting) done(found);
        next();
      });
    next();
  }
  function remember(sha256: string, found: Blob) {
    kept.delete(sha256);
    kept.set(sha256, found);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) return;
      kept.delete(oldest);
    }
  }

  return {
    known: (sha256) => kept.get(sha256),
    ask(sha256, done) {
      const waiting = wishes.get(sha256) ?? new Set();
      waiting.add(done);
      // At the end of the row, so that it is read first.
      wishes.delete(sha256);
      wishes.set(sha256, waiting);
      // Whatever else comes into sight in this moment is wished for first.
      queueMicrotask(next);
      return () => {
        waiting.delete(done);
        if (waiting.size === 0 && wishes.get(sha256) === waiting) wishes.delete(sha256);
      };
    },
  };
}
