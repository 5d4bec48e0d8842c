import { sql } from 'kysely';
import { chainName, documentKey, entryHash, fold, readEntry, readHeader, replay, sameJson, type FoldedDocument, type Json, type ReadableEntry, type Verdict } from '@/domain/journal';
import type { Court } from './court';
import { sha256, type Tablet } from './tablet';

interface StoredEntry {
  readonly writer: string;
  readonly seq: number;
  readonly branch: number;
  readonly hash: string;
  readonly header: string;
  readonly salt: string;
  readonly body: string;
  readonly sig: string | null;
  readonly case_id: string;
  readonly outcome: Json;
}

/** What must hold once faults have stopped and time has passed. Throws with the first thing that does not. */
export async function check(court: Court, tablets: readonly Tablet[], revoked: ReadonlySet<string>): Promise<void> {
  if (court.broken.length > 0) throw new Error(`the gateway failed: ${stackOf(court.broken[0])}`);
  const stored = await storedEntries(court);
  checkChains(stored);
  checkAcknowledged(stored, tablets);
  await checkFiles(court, tablets);
  const documents = await checkFolds(court, stored);
  for (const tablet of tablets) await checkTablet(court, tablet, stored, documents, tablet.writers.some(({ id }) => revoked.has(id)));
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n').slice(0, 4).join(' ');

async function storedEntries(court: Court): Promise<StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`SELECT writer_id AS writer, seq, branch, hash, convert_from(header, 'UTF8') AS header, encode(salt, 'hex') AS salt, convert_from(body, 'UTF8') AS body, sig, case_id, outcome
    FROM entries WHERE court_id = ${court.id} ORDER BY writer_id, branch, seq`.execute(court.db);
  return rows;
}

/** In order, once, without a gap: each accepted chain runs from 1 and every entry names the one before. */
function checkChains(stored: readonly StoredEntry[]): void {
  const heads = new Map<string, { seq: number; hash: string }>();
  for (const entry of stored.filter(({ branch }) => branch === 0)) {
    const before = heads.get(entry.writer);
    const header = readHeader(entry.header);
    if (header?.seq !== entry.seq || entry.seq !== (before?.seq ?? 0) + 1) throw new Error(`${entry.writer}: ${entry.seq} after ${before?.seq ?? 0}`);
    if (header.prev !== (before?.hash ?? null) || entryHash(entry.header) !== entry.hash) throw new Error(`${entry.writer}: ${entry.seq} does not follow`);
    heads.set(entry.writer, { seq: entry.seq, hash: entry.hash });
  }
}

function checkAcknowledged(stored: readonly StoredEntry[], tablets: readonly Tablet[]): void {
  const byHash = new Map<string, StoredEntry[]>();
  for (const entry of stored) byHash.set(entry.hash, [...(byHash.get(entry.hash) ?? []), entry]);
  for (const { writer, entries } of tablets.flatMap(({ acknowledged }) => acknowledged)) {
    for (const entry of entries) {
      const found = (byHash.get(entryHash(entry.header)) ?? []).filter((one) => one.writer === writer);
      if (found.length !== 1) throw new Error(`acknowledged entry ${writer}/${entry.seq} (${entry.op}) is at the court ${found.length} times`);
      const [at] = found;
      if (at?.header !== entry.header || at.salt !== entry.salt || at.body !== entry.body || at.sig !== (entry.sig ?? null)) throw new Error(`acknowledged entry ${writer}/${entry.seq} differs at the court`);
    }
  }
}

async function checkFiles(court: Court, tablets: readonly Tablet[]): Promise<void> {
  const rows = await court.db.selectFrom('attachments').selectAll().where('court_id', '=', court.id).execute();
  for (const { writer, files } of tablets.flatMap(({ acknowledged }) => acknowledged)) {
    for (const file of files) {
      const row = rows.find((one) => one.writer_id === writer && one.attach_entry === file.entry && one.sha256 === file.sha256);
      if (row?.state !== 'stored') throw new Error(`acknowledged file ${file.sha256} of ${file.entry} is ${row?.state ?? 'unknown'} at the court`);
      const handle = await court.house.blobs.open(file.sha256);
      const bytes = handle && (await handle.readFile().finally(() => handle.close()));
      if (!bytes || sha256(bytes) !== file.sha256 || !Buffer.from(file.bytes).equals(bytes)) throw new Error(`acknowledged file ${file.sha256} is not on the court's disk`);
    }
  }
}

type Documents = Map<string, FoldedDocument>;

/** The stored documents are what the fold log says, and what the entries say in any other order (F6, R10). */
async function checkFolds(court: Court, stored: readonly StoredEntry[]): Promise<Map<string, Documents>> {
  const { rows: log } = await sql<{ case_id: string; writer_id: string; branch: number; seq: number; verdict: { effective: boolean; reason?: 'notAssigned' } }>`SELECT case_id, writer_id, branch, seq, verdict FROM fold_log
    WHERE court_id = ${court.id} ORDER BY case_id, position`.execute(court.db);
  const { rows: kept } = await sql<{ case_id: string; n: number; head: number; body: string }>`SELECT d.case_id, d.n, c.head, d.body FROM documents d JOIN cases c USING (court_id, case_id) WHERE court_id = ${court.id}`.execute(court.db);
  const entries = new Map(stored.map((entry) => [`${entry.writer}/${entry.branch}/${entry.seq}`, entry]));
  const byCase = new Map<string, Documents>(court.cases.map((id) => [id, new Map()]));
  for (const row of kept) {
    if (row.n > row.head) throw new Error(`${row.case_id}: a document at ${row.n}, and the feed ends at ${row.head}`);
    const document = JSON.parse(row.body) as FoldedDocument;
    byCase.get(row.case_id)?.set(documentKey(document), document);
  }
  for (const [caseId, documents] of byCase) {
    const lines = log.filter((line) => line.case_id === caseId).map((line): Line => {
      const entry = entries.get(`${line.writer_id}/${line.branch}/${line.seq}`);
      if (!entry) throw new Error(`${caseId}: folded and not stored: ${line.writer_id}/${line.seq}`);
      return { key: `${line.writer_id}/${line.branch}/${line.seq}`, entry: readable(entry), verdict: line.verdict.effective ? { effective: true } : { effective: false, reason: line.verdict.reason ?? 'documentRule' } };
    });
    expectSame(`${caseId} refolded`, foldLines(lines), documents);
    // The order of coming makes no difference to what has an effect. What has none marks a document that is there, and none that comes later.
    const effective = [...new Map(lines.map((line) => [line.key, line])).values()].filter(({ verdict }) => verdict.effective);
    const byWriter = [...effective].sort((a, b) => (a.entry.writer === b.entry.writer ? a.entry.seq - b.entry.seq : a.entry.writer < b.entry.writer ? 1 : -1));
    expectSame(`${caseId} folded writer by writer`, foldLines(byWriter), foldLines(effective));
    expectSame(`${caseId} without what was set aside`, unmarked(foldLines(effective)), unmarked(documents));
  }
  for (const entry of stored) if (entry.outcome === null) throw new Error(`${entry.writer}/${entry.seq} has no outcome`);
  return byCase;
}

/** All but which entries were considered. */
const unmarked = (documents: ReadonlyMap<string, FoldedDocument>): Documents => new Map([...documents].map(([key, document]) => [key, { ...document, considered: {} }]));

interface Line {
  readonly key: string;
  readonly entry: ReadableEntry;
  readonly verdict: Verdict;
}

/** What waits is folded again when something was made. */
function foldLines(lines: readonly Line[]): Documents {
  const documents: Documents = new Map();
  let waiting: readonly Line[] = lines;
  for (let before = -1; waiting.length !== before; ) {
    before = waiting.length;
    waiting = waiting.filter(({ entry, verdict }) => {
      const folding = fold((ref) => documents.get(documentKey(ref)), entry, verdict);
      for (const document of folding.changed) documents.set(documentKey(document), document);
      return folding.outcome.is === 'waiting';
    });
  }
  return documents;
}

/** At any moment between two steps: what lies on top is what replaying every own entry gives, on the disk and in memory (F2). */
export async function checkTop(tablet: Tablet, cases: readonly string[]): Promise<void> {
  const { states, db } = tablet.on.stores;
  const rows = await db.entries.toArray();
  for (const id of cases) {
    const remembered = await states.load(id);
    const [memory, held] = [new Map(remembered.top), new Map(remembered.pulled)];
    const disk = await states.load(id, true);
    const own = rows.filter((row) => row.case === id).map(readable);
    expectSame(`${tablet.name}: ${id} on top`, ...asShown(tablet, disk.top, replay(disk.pulled, own)));
    expectSame(`${tablet.name}: ${id} on top in memory`, memory, disk.top, true);
    expectSame(`${tablet.name}: ${id} pulled in memory`, held, disk.pulled, true);
  }
}

/** With several writers their acts interleave; and what was folded before its chain was known to be a branch still carries the other name. */
const asShown = (tablet: Tablet, got: Documents, wanted: Documents): [Documents, Documents, boolean] => (tablet.writers.length === 1 ? [got, wanted, true] : [unmarked(got), unmarked(wanted), false]);

async function checkTablet(court: Court, tablet: Tablet, stored: readonly StoredEntry[], documents: ReadonlyMap<string, Documents>, isRevoked: boolean): Promise<void> {
  const { stores } = tablet.on;
  for (const { id } of tablet.writers) {
    const chain = await stores.journalOf(id).chain();
    const unsent = await stores.filesOf(id).unsent();
    if (chain.receiptedTo !== (chain.head?.seq ?? 0) || unsent.length > 0) throw new Error(`${tablet.name}: ${(chain.head?.seq ?? 0) - chain.receiptedTo} entries and ${unsent.length} files unsent`);
  }
  const rows = await stores.db.entries.toArray();
  if (isRevoked) return;
  for (const row of rows) {
    const at = stored.find((entry) => entry.hash === entryHash(row.header));
    if (!at) throw new Error(`${tablet.name}: ${row.seq} is not at the court`);
    if (row.outcome === undefined || !sameJson(row.outcome as unknown as Json, at.outcome)) throw new Error(`${tablet.name}: ${row.seq} was told ${JSON.stringify(row.outcome)}, and is ${JSON.stringify(at.outcome)}`);
  }
  const { rows: reach } = await sql<{ case_id: string }>`SELECT case_id FROM assignments WHERE court_id = ${court.id} AND officer_id = ${tablet.officer.id} AND to_scope IS NULL`.execute(court.db);
  for (const { case_id: id } of reach) {
    const { pulled, top, index } = await stores.states.load(id, true);
    if (!index?.whole || index.left !== null) throw new Error(`${tablet.name}: case ${id} is ${index ? 'not whole' : 'not here'}`);
    expectSame(`${tablet.name}: ${id} pulled`, pulled, documents.get(id) ?? new Map(), true);
    const own = rows.filter((row) => row.case === id).map(readable);
    expectSame(`${tablet.name}: ${id} replayed`, ...asShown(tablet, replay(pulled, own), top));
    // What waits at the court, or came before a document that is not there, is still the tablet's own.
    if (top.size > 0 && !rows.some((row) => row.case === id && (row.outcome?.is === 'waiting' || row.outcome?.is === 'setAside'))) throw new Error(`${tablet.name}: ${[...top.keys()].join(', ')} of ${id} still on top`);
  }
}

/** As of the chain on which the court has it. */
function readable({ header, body, branch = 0 }: { readonly header: string; readonly body: string; readonly branch?: number }): ReadableEntry {
  const parsed = readHeader(header);
  const read = parsed && readEntry(parsed, { body });
  if (!read?.ok) throw new Error('an entry cannot be read');
  return { ...read.entry, writer: chainName(read.entry.writer, branch) };
}

/** Acts and files are lists of facts: two orders of coming say the same, unless `exactly`. */
function expectSame(what: string, got: ReadonlyMap<string, FoldedDocument>, wanted: ReadonlyMap<string, FoldedDocument>, exactly = false): void {
  for (const key of new Set([...got.keys(), ...wanted.keys()])) {
    const [one, other] = [got.get(key), wanted.get(key)].map((document) => (document && !exactly ? saying(document) : document));
    if (!one || !other || !sameJson(one as unknown as Json, other as unknown as Json)) throw new Error(`${what}: ${key} is\n${JSON.stringify(one)}\nand should be\n${JSON.stringify(other)}`);
  }
}

const byEntry = <T extends { readonly entry: string; readonly sha256?: string }>(list: readonly T[]): T[] => [...list].sort((a, b) => (`${a.entry}${a.sha256 ?? ''}` < `${b.entry}${b.sha256 ?? ''}` ? -1 : 1));
const saying = (document: FoldedDocument): FoldedDocument => ({
  ...document,
  acts: byEntry(document.acts as readonly (FoldedDocument['acts'][number] & { sha256?: string })[]),
  files: byEntry(document.files),
  ...(document.beneath ? { beneath: { ...document.beneath, detached: byEntry(document.beneath.detached) } } : {}),
});
