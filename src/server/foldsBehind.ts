/** Folding that goes on behind a push that was answered already: its receipts do not wait for it, the tablet's next question for news does. */
export interface FoldsBehind {
  /** A run of more entries is receipted before it is folded (decisions/0008). */
  readonly above: number;
  /** Those of one writer run one after the other. `fold` never rejects. */
  readonly start: (writer: string, fold: () => Promise<void>) => void;
  /** Resolves when nothing of this writer is under way, at the latest after `mostMs`. */
  readonly done: (writer: string, mostMs: number) => Promise<void>;
  readonly allDone: () => Promise<void>;
}

/** Folding a longer run would be most of the time that its tablet waits; a shorter one is stored and folded in one transaction. */
const FOLDED_AT_ONCE = 100;

export function foldsBehind(above = FOLDED_AT_ONCE): FoldsBehind {
  const underWay = new Map<string, Promise<void>>();
  return {
    above,
    start(writer, fold) {
      const mine: Promise<void> = (underWay.get(writer) ?? Promise.resolve()).then(fold).finally(() => {
        if (underWay.get(writer) === mine) underWay.delete(writer);
      });
      underWay.set(writer, mine);
    },
    async done(writer, mostMs) {
      const mine = underWay.get(writer);
      if (mine === undefined) return;
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([mine, new Promise<void>((resolve) => (timer = setTimeout(resolve, mostMs)))]);
      clearTimeout(timer);
    },
    async allDone() {
      await Promise.all(underWay.values());
    },
  };
}
