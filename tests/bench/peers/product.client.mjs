import { meOf, openSession } from '@/app/session/gatewaySession';
import { enrolWriter } from '@/app/session/enrolWriter';
import { createHttpTransport } from '@/app/sync/httpTransport';
import { openSync } from '@/app/sync/openSync';
import { createClock } from '@/platform/clock';
import { hashBlob } from '@/platform/hashBlob';
import { newId, newSalt } from '@/platform/ids';
import { deviceRegistry, openStores } from '@/storage';
import { createAppendQueue } from '@/sync/appendQueue';
import { signerOf } from '@/vault/writerKey';

/** The tablet without its screens: stores, append queue, sync and transport as the app puts them together. */
const CASES = 20;
const ACCOUNTS = { main: 'zhang', bulk: 'li' };
const registry = deviceRegistry(localStorage);

export async function openLocal({ name }) {
  const account = ACCOUNTS[name];
  const me = registry.officers().find((known) => known.account === account) ?? (await signIn(account));
  const opened = await openStores(me.officer, { channel: new BroadcastChannel(`fieldwrit-${me.officer}`) });
  if (!opened.ok) throw new Error(opened.problem);
  const { stores } = opened;
  const clock = createClock(newId());
  const writer = (await stores.activeWriter()) ?? valueOf(await enrolWriter(stores, registry, me, 'peers', clock.wallIso()));
  const line = { up: false };
  const parts = { stores, writer, clock, app: 'peers', lastContact: null, onContact() {}, moreCertificates: async () => [], transport: gated(createHttpTransport(), line), session: { renew: async () => 'ended' } };
  const appends = createAppendQueue(stores.appendsOf(writer.writer), { id: writer.writer, court: writer.court, officer: me.officer, sign: signerOf(writer.privateKey) }, { newId, newSalt, moment: clock.moment, hash: hashBlob, app: 'peers' });
  const ctx = { me, stores, writer: writer.writer, line, sync: openSync(parts), appends, clock, cases: [] };
  await readCases(ctx);
  if (name === 'bulk') {
    await pullFresh(ctx);
    // The session of this page is again that of the officer whose store is measured.
    await signIn(ACCOUNTS.main);
  }
  return ctx;
}

async function signIn(account) {
  const me = meOf(valueOf(await openSession(account, 'fieldwrit-peers')));
  registry.remember(me);
  return me;
}

/** No request leaves while the line is down. */
const gated = (transport, line) =>
  Object.fromEntries(Object.entries(transport).map(([name, send]) => [name, (...args) => (line.up ? send(...args) : Promise.resolve({ ok: false, problem: 'offline', retryAfterMs: null }))]));

const valueOf = (reached) => {
  if (!reached.ok) throw new Error(JSON.stringify(reached));
  return reached.value;
};

/** Ids of the court's cases in the order of their numbers: c00, c01 … */
async function readCases(ctx) {
  const rows = await ctx.stores.lists.allCases();
  ctx.cases = rows.sort((a, b) => ((a.summary?.number ?? '') < (b.summary?.number ?? '') ? -1 : 1)).map((row) => row.case);
  return rows;
}
const caseOf = (ctx, id) => ctx.cases[Number(id.slice(1))];

async function record(ctx, acts, files) {
  const result = await ctx.appends.append(acts, files);
  if (!result.ok) throw new Error(`${result.problem} ${result.detail}`);
}
const creation = (ctx, doc) => ({ op: 'create', change: { set: doc }, case: caseOf(ctx, doc.caseId ?? doc.id), action: null, document: { kind: 'item', id: doc.id } });

export async function putCase(ctx, doc) {
  // Nobody writes in a case that the tablet does not have yet.
  if (ctx.cases.length < CASES) await pullFresh(ctx);
  await record(ctx, [creation(ctx, doc)]);
}
export const putItem = (ctx, doc) => record(ctx, [creation(ctx, doc)]);
export const bulkPutItems = (ctx, docs) => record(ctx, docs.map((doc) => creation(ctx, doc)));

export async function putPhoto(ctx, { id, itemId, caseId, blob }) {
  // Not called an image: the bytes are none, and the court would keep them aside.
  const note = { sha256: await hashBlob(blob), size: blob.size, mime: 'application/octet-stream', role: 'photo', name: id, origin: 'live', takenAt: ctx.clock.wallIso() };
  await record(ctx, [{ op: 'attach', change: { files: [note] }, case: caseOf(ctx, caseId), action: null, document: { kind: 'item', id: itemId } }], [{ note, bytes: blob }]);
}

export const pushDocs = (ctx) =>
  online(ctx, async () => {
    const { head, receiptedTo } = await ctx.stores.journalOf(ctx.writer).chain();
    return receiptedTo >= (head?.seq ?? 0);
  });
export const pushPhotos = (ctx) => online(ctx, async () => (await ctx.stores.db.files.where('unsent').equals(1).count()) === 0);
export const pullFresh = (ctx) =>
  online(ctx, async () => {
    const rows = await readCases(ctx);
    return rows.length === CASES && rows.every((row) => row.whole);
  });

/** The line is there until the store says that it is done; asked after every change of it. */
async function online(ctx, isDone) {
  ctx.line.up = true;
  await new Promise((resolve, reject) => {
    let asking = false;
    let again = false;
    const ask = async () => {
      if (asking) return void (again = true);
      asking = true;
      do {
        again = false;
        if (await isDone()) return resolve();
      } while (again);
      asking = false;
    };
    const end = ctx.stores.changes.subscribe(() => void ask().catch(reject));
    ctx.done = end;
    void ask().catch(reject);
    ctx.sync.queue.sendNow();
  });
  ctx.done();
  ctx.line.up = false;
}

const isItem = (document) => document.kind === 'item' && document.id.startsWith('i');
/** As an officer's list needs them. */
const shown = (document) => ({ id: document.id, qty: document.paths.qty[0].value, seq: document.paths.seq[0].value, document });
const sorted = (documents) => documents.filter(isItem).map(shown).sort((a, b) => (a.id < b.id ? -1 : 1));

async function documentsOf(ctx, id) {
  const { pulled, top } = await ctx.stores.states.load(id);
  return [...new Map([...pulled, ...top]).values()];
}
export async function list(ctx) {
  const documents = await Promise.all(ctx.cases.map((id) => documentsOf(ctx, id)));
  return sorted(documents.flat());
}
export const listCase = async (ctx, id) => sorted(await documentsOf(ctx, caseOf(ctx, id)));

export async function close(ctx) {
  ctx.sync.stop();
  ctx.stores.close();
}
export async function destroy(ctx) {
  await close(ctx);
  await ctx.stores.db.delete();
}
