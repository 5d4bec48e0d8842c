import { meOf, openSession } from '@/app/session/gatewaySession';
import { enrolWriter } from '@/app/session/enrolWriter';
import { createHttpTransport } from '@/app/sync/httpTransport';
import { openSync, type Sync } from '@/app/sync/openSync';
import { createPhotoLine } from '@/app/sync/photoLine';
import { valueOf as valueAt, type FileNote, type FoldedDocument, type Json } from '@/domain/journal';
import { createClock, type DeviceClock } from '@/platform/clock';
import { hashBlob } from '@/platform/hashBlob';
import { hashForSaving, takeHashed } from '@/platform/hashForSaving';
import { newId, newSalt } from '@/platform/ids';
import { meteredLine } from '@/platform/meteredLine';
import type { EntryDraft, Me, NewFile } from '@/ports/workspace';
import { deviceRegistry, openStores, type Stores, type WriterRow } from '@/storage';
import { createAppendQueue, type AppendQueue } from '@/sync/appendQueue';
import type { Transport } from '@/sync/ports';
import { headerSigner, webSuite } from '@/vault/webSuite';
import { benchVault } from '../benchVault';

/** The tablet without its screens, as one contestant: stores, append queue, sync and transport as the app puts them together. */
interface Tablet {
  readonly stores: Stores;
  readonly writer: WriterRow;
  readonly line: { up: boolean };
  readonly sync: Sync;
  readonly appends: AppendQueue;
  readonly clock: DeviceClock;
  /** Ids of the court's cases in the order of their numbers: c00, c01 … */
  cases: readonly string[];
}
type Doc = Readonly<Record<string, Json>> & { readonly id: string; readonly caseId?: string };

const CASES = 20;
/** The scratch store is another officer's. */
const ACCOUNTS: Readonly<Record<string, string>> = { main: 'zhang', bulk: 'li' };
const registry = deviceRegistry(localStorage);

export async function openLocal({ name }: { readonly name: string }): Promise<Tablet> {
  const account = ACCOUNTS[name] ?? '';
  const me = registry.officers().find((known) => known.account === account) ?? (await signIn(account));
  const clock = createClock(newId());
  // Without its second copy: that is a worker of its own, which the one script of the harness cannot carry.
  const opened = await openStores(me.officer, { keys: await benchVault(registry, me.officer), channel: new BroadcastChannel(`fieldwrit-${me.officer}`) });
  if (!opened.ok) throw new Error(opened.problem);
  const { stores } = opened;
  registry.remember(me);
  const writer = (await stores.activeWriter()) ?? reached(await enrolWriter(stores, registry, me, 'peers', clock.wallIso()));
  const line = { up: false };
  const sync = openSync({
    stores,
    writer,
    clock,
    app: 'peers',
    transport: gated(createHttpTransport(), line),
    session: { renew: async () => 'ended' },
    line: createPhotoLine(registry, meteredLine),
    lastContact: null,
    onContact() {},
    enrol: async () => ({ ok: false, problem: 'offline', retryAfterMs: null }),
    replaceWriter: async () => null,
    onWriter() {},
  });
  const appends = createAppendQueue(stores.appendsOf(writer.writer), { id: writer.writer, court: writer.court, officer: me.officer, sign: await headerSigner(webSuite, new Uint8Array(writer.privateKey)) }, { newId, newSalt, moment: clock.moment, hash: hashBlob, atHand: takeHashed, app: 'peers' });
  const tablet: Tablet = { stores, writer, line, sync, appends, clock, cases: [] };
  await readCases(tablet);
  if (name === 'bulk') {
    await pullFresh(tablet);
    // The session of this page is again that of the officer whose store is measured.
    await signIn(ACCOUNTS['main'] ?? '');
  }
  return tablet;
}

async function signIn(account: string): Promise<Me> {
  return meOf(reached(await openSession(account, 'fieldwrit-peers')));
}

/** No request leaves while the line is down. */
function gated(transport: Transport, line: Tablet['line']): Transport {
  const gate = <Args extends unknown[], T>(send: (...args: Args) => Promise<T>) =>
    (...args: Args) => (line.up ? send(...args) : Promise.resolve({ ok: false as const, problem: 'offline' as const, retryAfterMs: null }));
  return { push: gate(transport.push), heads: gate(transport.heads), pages: gate(transport.pages), filesCheck: gate(transport.filesCheck), heartbeat: gate(transport.heartbeat), upload: gate(transport.upload) };
}

function reached<T>(reply: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.value;
}

async function readCases(tablet: Tablet) {
  const rows = await tablet.stores.lists.allCases();
  tablet.cases = rows.sort((a, b) => ((a.summary?.number ?? '') < (b.summary?.number ?? '') ? -1 : 1)).map((row) => row.case);
  return rows;
}
const caseOf = (tablet: Tablet, id: string): string => tablet.cases[Number(id.slice(1))] ?? '';

async function record(tablet: Tablet, acts: readonly EntryDraft[], files?: readonly NewFile[]): Promise<void> {
  const result = await tablet.appends.append(acts, files);
  if (!result.ok) throw new Error(`${result.problem} ${result.detail}`);
}
const creation = (tablet: Tablet, doc: Doc): EntryDraft => ({ op: 'create', change: { set: doc as Readonly<Record<string, Json>> }, case: caseOf(tablet, doc.caseId ?? doc.id), action: null, document: { kind: 'item', id: doc.id } });

export async function putCase(tablet: Tablet, doc: Doc): Promise<void> {
  // Nobody writes in a case that the tablet does not have yet.
  if (tablet.cases.length < CASES) await pullFresh(tablet);
  await record(tablet, [creation(tablet, doc)]);
}
export const putItem = (tablet: Tablet, doc: Doc): Promise<void> => record(tablet, [creation(tablet, doc)]);
export const bulkPutItems = (tablet: Tablet, docs: readonly Doc[]): Promise<void> => record(tablet, docs.map((doc) => creation(tablet, doc)));

export async function putPhoto(tablet: Tablet, { id, itemId, caseId, blob }: { readonly id: string; readonly itemId: string; readonly caseId: string; readonly blob: Blob }): Promise<void> {
  // Not called an image: the bytes are none, and the court would keep them aside.
  const note: FileNote = { sha256: await hashForSaving(blob), size: blob.size, mime: 'application/octet-stream', role: 'photo', name: id, origin: 'live', takenAt: tablet.clock.wallIso() };
  await record(tablet, [{ op: 'attach', change: { files: [note] }, case: caseOf(tablet, caseId), action: null, document: { kind: 'item', id: itemId } }], [{ note, bytes: blob }]);
}

export const pushDocs = (tablet: Tablet): Promise<void> =>
  online(tablet, async () => {
    const { head, receiptedTo } = await tablet.stores.journalOf(tablet.writer.writer).chain();
    return receiptedTo >= (head?.seq ?? 0);
  });
export const pushPhotos = (tablet: Tablet): Promise<void> => online(tablet, async () => (await tablet.stores.db.files.where('unsent').equals(1).count()) === 0);
export const pullFresh = (tablet: Tablet): Promise<void> =>
  online(tablet, async () => {
    const rows = await readCases(tablet);
    return rows.length === CASES && rows.every((row) => row.whole);
  });

/** The line is there until the store says that it is done; the store is asked after every change of it. */
async function online(tablet: Tablet, isDone: () => Promise<boolean>): Promise<void> {
  tablet.line.up = true;
  await new Promise<void>((resolve, reject) => {
    let changed = false;
    let asking = false;
    const ask = async (): Promise<void> => {
      changed = true;
      if (asking) return;
      asking = true;
      while (changed) {
        changed = false;
        if (await isDone()) {
          end();
          return resolve();
        }
      }
      asking = false;
    };
    const end = tablet.stores.changes.subscribe(() => void ask().catch(reject));
    ask().catch(reject);
    tablet.sync.queue.sendNow();
  });
  tablet.line.up = false;
}

const isItem = ({ kind, id }: FoldedDocument): boolean => kind === 'item' && id.startsWith('i');
const shown = (document: FoldedDocument) => ({ id: document.id, qty: valueAt(document, 'qty'), seq: valueAt(document, 'seq'), document });
type Shown = ReturnType<typeof shown>;
const sorted = (documents: readonly FoldedDocument[]): Shown[] => documents.filter(isItem).map(shown).sort((a, b) => (a.id < b.id ? -1 : 1));

async function documentsOf({ stores }: Tablet, id: string): Promise<FoldedDocument[]> {
  const { pulled, top } = await stores.states.load(id);
  return [...new Map([...pulled, ...top]).values()];
}
export async function list(tablet: Tablet): Promise<Shown[]> {
  const documents = await Promise.all(tablet.cases.map((id) => documentsOf(tablet, id)));
  return sorted(documents.flat());
}
export const listCase = async (tablet: Tablet, id: string): Promise<Shown[]> => sorted(await documentsOf(tablet, caseOf(tablet, id)));

export async function close(tablet: Tablet): Promise<void> {
  tablet.sync.stop();
  tablet.stores.close();
}
export async function destroy(tablet: Tablet): Promise<void> {
  await close(tablet);
  await tablet.stores.db.delete();
}
