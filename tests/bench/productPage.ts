import { openOfficer, type AtWork } from '@/app/session/openOfficer';
import { meOf, openSession } from '@/app/session/gatewaySession';
import type { FileNote } from '@/domain/journal';
import { createClock } from '@/platform/clock';
import { newId } from '@/platform/ids';
import type { EntryDraft } from '@/ports/workspace';
import { deviceRegistry } from '@/storage';
import { benchVault } from './benchVault';
import { benchItems, benchPhoto, type BenchItem } from './workload';

/** The product's own storage, journal and sync, without its screens. Runs in a page of the gateway's origin. */
const registry = deviceRegistry(localStorage);
let work: AtWork | null = null;
const here = (): AtWork => {
  if (!work) throw new Error('not open');
  return work;
};

async function open(me: Parameters<typeof registry.remember>[0]): Promise<void> {
  const opened = await openOfficer({ me, vault: await benchVault(registry, me.officer), held: null, registry, clock: createClock(newId()), app: 'bench', signOut: async () => ({ ok: true, unsent: 0 }), orders: { contact: registry.setLastContact, rules: () => undefined, seals: () => undefined, wipe: () => undefined }, stepAside: async () => undefined });
  if (!opened.ok) throw new Error(opened.problem);
  work = opened.work;
  registry.remember(me);
  registry.setLastOfficer(me.officer);
}

/** Twenty cases share the items, in order. */
const caseOf = (index: number, count: number): string => {
  const cases = here().workspace.caseList.cases.map(({ id }) => id).sort();
  const id = cases[Math.floor((index * Math.min(20, cases.length)) / count)];
  if (id === undefined) throw new Error('no cases');
  return id;
};

const creation = (item: BenchItem, caseId: string): EntryDraft => ({
  op: 'create',
  change: { set: item.fields },
  case: caseId,
  action: null,
  document: { kind: 'item', id: newId() },
});

async function record(...args: Parameters<AtWork['workspace']['record']>): Promise<void> {
  const result = await here().workspace.record(...args);
  if (!result.ok) throw new Error(`${result.problem} ${result.detail}`);
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const product = {
  async signIn(account: string): Promise<void> {
    const session = await openSession(account, 'fieldwrit-demo');
    if (!session.ok) throw new Error(session.problem);
    await open(meOf(session.value));
  },
  /** From nothing to every case and item of this officer readable on this device. */
  async pullFresh(account: string, items: number): Promise<{ ms: number; count: number }> {
    const session = await openSession(account, 'fieldwrit-demo');
    if (!session.ok) throw new Error(session.problem);
    const start = performance.now();
    await open(meOf(session.value));
    let count = 0;
    while (count < items) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      count = (await product.count()).count;
    }
    return { ms: performance.now() - start, count };
  },
  async resume(): Promise<void> {
    const me = registry.lastOfficer();
    if (!me) throw new Error('nobody was here');
    await open(me);
  },
  async casesArrived(count: number): Promise<void> {
    await until(() => here().workspace.caseList.cases.length >= count);
  },
  async saveEach(count: number, seed: number): Promise<number[]> {
    const times: number[] = [];
    for (const [index, item] of benchItems(count, seed).entries()) {
      const draft = creation(item, caseOf(index, count));
      const start = performance.now();
      await record([draft]);
      times.push(performance.now() - start);
    }
    return times;
  },
  /** Milliseconds of each thousand. */
  async saveMany(count: number): Promise<number[]> {
    const items = benchItems(count, 2);
    const times: number[] = [];
    for (let from = 0; from < count; from += 1_000) {
      const drafts = items.slice(from, from + 1_000).map((item, i) => creation(item, caseOf(from + i, count)));
      const start = performance.now();
      await record(drafts);
      times.push(performance.now() - start);
    }
    return times;
  },
  async savePhotos(count: number, size: number): Promise<number[]> {
    const { workspace } = here();
    const times: number[] = [];
    const caseId = caseOf(0, 1);
    const id = newId();
    await record([{ ...creation({ id, fields: { name: '照片' } }, caseId), document: { kind: 'item', id } }]);
    for (let index = 0; index < count; index += 1) {
      const bytes = new Blob([benchPhoto(size, index)], { type: 'image/jpeg' });
      const start = performance.now();
      const note: FileNote = await workspace.describe(bytes, { role: 'photo', name: null, origin: 'live', takenAt: workspace.now() });
      await record([{ op: 'attach', change: { files: [note] }, case: caseId, action: null, document: { kind: 'item', id } }], [{ note, bytes }]);
      times.push(performance.now() - start);
    }
    return times;
  },
  /** Opens every case and lists its items in order, as the inventory does. */
  async count(): Promise<{ count: number }> {
    const { workspace } = here();
    let count = 0;
    for (const { id } of workspace.caseList.cases) {
      const live = await workspace.openCase(id);
      count += [...live.documents.values()].filter(({ kind }) => kind === 'item').length;
      live.close();
    }
    return { count };
  },
  async listCold(): Promise<{ ms: number; count: number }> {
    const start = performance.now();
    await product.resume();
    const { workspace } = here();
    await until(() => workspace.caseList.ready);
    const items: { id: string }[] = [];
    for (const { id } of workspace.caseList.cases) {
      const live = await workspace.openCase(id);
      for (const document of live.documents.values()) if (document.kind === 'item') items.push(document);
      live.close();
    }
    items.sort((a, b) => (a.id < b.id ? -1 : 1));
    return { ms: performance.now() - start, count: items.length };
  },
  /** The queue has noticed what was recorded. */
  async queued(what: 'entries' | 'files', count: number): Promise<void> {
    await until(() => here().workspace.queue.totals[what] >= count);
  },
  async sendAll(what: 'entries' | 'files'): Promise<number> {
    const { queue } = here().workspace;
    const start = performance.now();
    queue.sendNow();
    await until(() => queue.totals[what] === 0);
    return performance.now() - start;
  },
};

export type Product = typeof product;
Object.assign(window, { product });
