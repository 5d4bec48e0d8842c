import { applyPages, type PulledPage } from './applyPages';
import type { CaseStates } from './caseStates';
import type { OfficerDatabase } from './officerDatabase';
import type { Sealing } from './sealing';

interface Waiting {
  readonly epoch: string;
  readonly page: PulledPage;
  readonly settle: { readonly done: () => void; readonly failed: (error: unknown) => void };
}

/** Pages in one transaction: beyond it others wait too long for their turn. */
const AT_ONCE = 200;

/**
 * Pages that are handed over together are put down together: a first pull of 5,000 cases would else be 5,000 waits for the disk.
 * When one of them cannot be applied, each is tried alone.
 */
export function createPageQueue(db: OfficerDatabase, sealing: Sealing, states: CaseStates, tell: (cases: readonly string[]) => void) {
  const waiting: Waiting[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, AT_ONCE);
      await put(batch).catch((error: unknown) => (batch.length > 1 ? oneByOne(batch) : batch.forEach(({ settle }) => settle.failed(error))));
    }
    running = false;
  }

  async function put(batch: readonly Waiting[]): Promise<void> {
    const applied = await applyPages(db, sealing, states, batch);
    const cases = new Set(batch.filter((_one, place) => applied[place]).map(({ page }) => page.case));
    if (cases.size > 0) tell([...cases]);
    batch.forEach(({ settle }) => settle.done());
  }

  async function oneByOne(batch: readonly Waiting[]): Promise<void> {
    for (const one of batch) await put([one]).catch(one.settle.failed);
  }

  /** Resolves when the page is on the disk, or was left out because it does not follow; rejects when it could not be stored. `tell` hears of what was applied. */
  return (epoch: string, page: PulledPage): Promise<void> =>
    new Promise((done, failed) => {
      waiting.push({ epoch, page, settle: { done, failed } });
      if (!running) queueMicrotask(() => running || void run());
    });
}
