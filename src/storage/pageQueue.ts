import { applyPages, type PulledPage } from './applyPages';
import type { CaseStates } from './caseStates';
import type { OfficerDatabase } from './officerDatabase';

interface Waiting {
  readonly epoch: string;
  readonly page: PulledPage;
  readonly settle: { readonly done: (applied: boolean) => void; readonly failed: (error: unknown) => void };
}

/** Pages in one transaction: beyond it others wait too long for their turn. */
const AT_ONCE = 50;

/**
 * Pages that are handed over together are put down together: a first pull of 5,000 cases would else be 5,000 waits for the disk.
 * When one of them cannot be applied, each is tried alone.
 */
export function createPageQueue(db: OfficerDatabase, states: CaseStates) {
  const waiting: Waiting[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, AT_ONCE);
      await applyPages(db, states, batch).then(
        (applied) => batch.forEach(({ settle }, i) => settle.done(applied[i] ?? false)),
        (error: unknown) => (batch.length > 1 ? oneByOne(batch) : batch.forEach(({ settle }) => settle.failed(error))),
      );
    }
    running = false;
  }

  async function oneByOne(batch: readonly Waiting[]): Promise<void> {
    for (const one of batch) await applyPages(db, states, [one]).then(([applied]) => one.settle.done(applied ?? false), one.settle.failed);
  }

  /** Whether the page was applied; rejects when it could not be stored. */
  return (epoch: string, page: PulledPage): Promise<boolean> =>
    new Promise((done, failed) => {
      waiting.push({ epoch, page, settle: { done, failed } });
      if (!running) queueMicrotask(() => running || void run());
    });
}
