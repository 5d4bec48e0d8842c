/** Acts in the making: a store is closed behind them. */
export function createUnderWay() {
  const making = new Set<Promise<unknown>>();

  return {
    /** Notes that something is being made until it has ended, well or badly. */
    note<T>(work: Promise<T>): Promise<T> {
      const ended: Promise<unknown> = work.then(
        () => making.delete(ended),
        () => making.delete(ended),
      );
      making.add(ended);
      return work;
    },
    /** Resolves when nothing is being made any more. After each round, `turn` gives those who waited for it time to go on: with a next act, or with the draft of a failed one. */
    async ended(turn: () => Promise<unknown>): Promise<void> {
      do {
        await Promise.all(making);
        await turn().catch(() => undefined);
      } while (making.size > 0);
    },
  };
}
