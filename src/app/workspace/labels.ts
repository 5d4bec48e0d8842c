import { nextLabels } from '@/domain/inventory/numbering';
import type { Workspace } from '@/ports/workspace';

/** What was given last, by letter and case. Of the tablet, not of an officer: two officers on one tablet share its letter. */
export interface LabelCounter {
  read(key: string): number;
  write(key: string, lastGiven: number): void;
}

/** Gives the labels of this tablet's items, each once (F5): one taker at a time, in this tab and, where the browser can, in all of them. */
export function createLabels(letter: string, counter: LabelCounter, locks: Pick<LockManager, 'request'> | undefined = globalThis.navigator?.locks): Workspace['takeLabels'] {
  // Where nothing can be written the tab remembers.
  const given = new Map<string, number>();
  return async (caseId, known, count) => {
    const take = (): readonly string[] => {
      const key = `${letter}/${caseId}`;
      const taken = nextLabels(letter, Math.max(counter.read(key), given.get(key) ?? 0), known(), count);
      given.set(key, taken.lastGiven);
      counter.write(key, taken.lastGiven);
      return taken.labels;
    };
    return locks ? locks.request('fieldwrit-labels', () => take()) : take();
  };
}
