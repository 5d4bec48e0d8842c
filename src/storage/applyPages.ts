import { caseSummary } from '@/domain/case/caseSummary';
import { readCase } from '@/domain/case/readCase';
import { courtKinds, documentKey, type FoldedDocument } from '@/domain/journal';
import { pulledStamp, type CaseStates } from './caseStates';
import type { OfficerDatabase } from './officerDatabase';
import { retop, type Retopped } from './overlay';
import { addPart, readParts } from './packParts';
import { readPulled, sealPulled, stands, type PulledCases } from './pulledCases';
import type { Sealing } from './sealing';
import { documentRow, LISTED_KIND, listedAction } from './tables/documents';
import { entriesOfCase, openEntriesAbout, ownEntries, placed, type OwnEntryOfRow } from './tables/entries';
import type { CaseIndexRow, CasePackRow, StoredEntry } from './tables/rows';

export interface PulledPage {
  readonly case: string;
  readonly scope: number;
  readonly from: number;
  readonly n: number;
  readonly upTo: number;
  readonly documents: readonly FoldedDocument[];
}

/** A case that moves this often has another reason than a busy officer. */
const MAX_TURNS = 40;

/**
 * Applies pages, many in one transaction: of each the pack, cursor, list row and overlay (G2). From 0 a page replaces the pack; a
 * replacement that comes in several pages is put aside until it is whole, so that a case that was whole never shrinks in an officer's
 * hands. Tells of each page whether it was applied: one that does not follow what is here changes nothing.
 */
export async function applyPages(db: OfficerDatabase, sealing: Sealing, states: CaseStates, pages: readonly PageToApply[]): Promise<boolean[]> {
  const applied: boolean[] = [];
  while (applied.length < pages.length) applied.push(...(await applyRound(db, sealing, states, pages.slice(applied.length))));
  return applied;
}

interface PageToApply {
  readonly epoch: string;
  readonly page: PulledPage;
}

/** As many pages as go into one transaction, from the first on. */
async function applyRound(db: OfficerDatabase, sealing: Sealing, states: CaseStates, pages: readonly PageToApply[]): Promise<boolean[]> {
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const { cases, steps } = await compute(db, sealing, states, pages);
    const [{ indexes, packs }, tops] = await Promise.all([sealPulled(sealing, cases), Promise.all(steps.flatMap((step) => (step?.top ? [sealTop(sealing, step)] : [])))]);
    const written = await db.transaction('rw', [db.casePacks, db.caseIndex, db.documents, db.entries, db.meta], async () => {
      if (!(await stands(db, cases)) || !(await areWhereTheyWere(db, tops.flatMap(({ own }) => own)))) return false;
      const epoch = indexes.at(-1)?.epoch;
      await Promise.all([
        db.caseIndex.bulkPut(indexes),
        db.casePacks.bulkPut(packs),
        ...(epoch === undefined ? [] : [db.meta.put({ key: 'epoch', value: epoch })]),
        ...tops.flatMap(({ entries, gone, documents }) => [replace(db, entries), db.documents.bulkDelete(gone), db.documents.bulkPut(documents)]),
      ]);
      return true;
    });
    if (!written) continue;
    for (const step of steps) if (step) remember(states, step);
    return steps.map((step) => step !== null);
  }
  throw new Error(`the cases moved ${MAX_TURNS} times`);
}

/**
 * What the pages make of the cases, up to the second one that concerns own entries of the same case: that one has to see what the first
 * wrote.
 */
async function compute(db: OfficerDatabase, sealing: Sealing, states: CaseStates, pages: readonly PageToApply[]): Promise<{ readonly cases: PulledCases; readonly steps: readonly (Step | null)[] }> {
  const ids = [...new Set(pages.map(({ page }) => page.case))];
  await sealing.ready(ids);
  const cases = await readPulled(db, sealing, ids);
  const topped = new Set<string>();
  const steps: (Step | null)[] = [];
  for (const { epoch, page } of pages) {
    if (topped.has(page.case)) break;
    const change = await changeOf(sealing, states, cases, epoch, page);
    const top = change?.own ? await topOf(db, sealing, change) : null;
    steps.push(change && { ...change, top });
    if (change) cases.put(change.index, change.pack);
    if (top) topped.add(page.case);
  }
  return { cases, steps };
}

interface Change {
  readonly index: CaseIndexRow;
  readonly pack: CasePackRow;
  /** Null: nobody needed it, and it was not read. */
  readonly pulled: Map<string, FoldedDocument> | null;
  /** What has to be done on top of it; null: there is nothing of this tablet's own. */
  readonly own: { readonly pulled: Map<string, FoldedDocument>; readonly changed: readonly string[]; readonly settledToo: boolean } | null;
}
/** What a page does; `top` null: nothing of this tablet's own is concerned. */
interface Step extends Change {
  readonly top: Top | null;
}

interface Top extends Retopped<OwnEntryOfRow> {
  /** The entries that it was made from. */
  readonly own: readonly OwnEntryOfRow[];
}

async function changeOf(sealing: Sealing, states: CaseStates, cases: PulledCases, epoch: string, page: PulledPage): Promise<Change | null> {
  const id = page.case;
  const before = cases.index.get(id);
  const pack = cases.pack.get(id);
  if (!follows(before, epoch, page)) return null;
  const next = await nextPack(sealing, before, pack, page);
  const swapped = page.from === 0 || pack?.arriving != null;
  const aside = next.arriving !== null;
  const replaced = swapped && (pack?.parts.length ?? 0) > 0;
  const hasOwn = cases.own.has(id) || replaced;
  const known = states.known(id);
  const listed = page.documents.some(({ kind }) => listedKinds.has(kind));

  const needed = hasOwn || swapped || listed || known !== undefined;
  const old = !needed ? null : known && pulledStamp(known.index) === pulledStamp(before) ? known.pulled : await readParts(sealing, id, pack?.parts ?? []);
  const pulled = old && (aside ? old : await after(sealing, old, next, page, swapped));
  const shown = pulled && (swapped || listed) ? listedOf(pulled) : { summary: before?.summary ?? null, actions: before?.actions ?? [] };
  const index: CaseIndexRow = { case: id, epoch, scope: page.scope, n: page.n, upTo: page.upTo, whole: aside || page.n >= page.upTo, left: null, ...shown };
  if (!hasOwn || !pulled || aside) return { index, pack: next, pulled, own: null };
  const changed = swapped ? [...new Set([...old.keys(), ...pulled.keys()])] : page.documents.map(documentKey);
  // A replacement may know less than what it replaces: then settled entries count, too.
  return { index, pack: next, pulled, own: { pulled, changed, settledToo: replaced } };
}

async function topOf(db: OfficerDatabase, sealing: Sealing, { index: { case: id }, own }: Change): Promise<Top | null> {
  if (!own) return null;
  const entries = own.settledToo ? await ownEntries(sealing, await entriesOfCase(db, id)) : await openEntriesAbout(db, sealing, id, own.pulled, own.changed);
  return { ...retop(own.pulled, entries, own.changed), own: entries };
}

/** The rows that a changed top is written as. */
async function sealTop(sealing: Sealing, { index: { case: id }, top }: Step) {
  if (!top) return { own: [], entries: [], gone: [], documents: [] };
  const settled = new Set(top.settled.map(({ row }) => row));
  const rows = top.own.map(({ row }) => row);
  return {
    own: rows,
    // A court that was restored may know less than it did: entries come back on top, too.
    entries: rows.filter((row) => settled.has(row) === (row.open !== undefined)).map(({ writer, seq, ...row }) => ({ key: [writer, seq] as [string, number], open: row.open === undefined })),
    gone: [...top.affected].filter((key) => !top.top.has(key)).map((key) => [id, ...splitKey(key)] as [string, string, string]),
    documents: await Promise.all([...top.top.values()].map((document) => documentRow(sealing, document))),
  };
}

/** No receipt told meanwhile that the court has some of them on another branch. */
async function areWhereTheyWere(db: OfficerDatabase, own: readonly StoredEntry[]): Promise<boolean> {
  const now = await db.entries.bulkGet(own.map(({ writer, seq }): [string, number] => [writer, seq]));
  return now.every((row, i) => row?.branch === own[i]?.branch);
}

/** Places entries as they lie there now: what the court said of one may have come since it was read. */
async function replace(db: OfficerDatabase, entries: readonly { readonly key: [string, number]; readonly open: boolean }[]): Promise<void> {
  const now = await db.entries.bulkGet(entries.map(({ key }) => key));
  await db.entries.bulkPut(now.flatMap((row, i) => (row ? [placed(row, entries[i]?.open === true)] : [])));
}

function remember(states: CaseStates, { index, pulled, top }: Step): void {
  states.changed(index.case);
  const state = states.known(index.case);
  if (!state) return;
  // It was read while the page was put down: the disk knows better.
  if (!pulled) return states.forget(index.case);
  state.index = index;
  state.pulled = pulled;
  for (const key of top?.affected ?? []) {
    const document = top?.top.get(key);
    if (document) state.top.set(key, document);
    else state.top.delete(key);
  }
}

/** A page that was applied before, or one that would leave a hole, does not follow. */
function follows(before: CaseIndexRow | undefined, epoch: string, page: PulledPage): boolean {
  if (page.from === 0) return true;
  return before !== undefined && before.epoch === epoch && before.scope === page.scope && page.from <= before.n && page.n > before.n;
}

async function nextPack(sealing: Sealing, before: CaseIndexRow | undefined, pack: CasePackRow | undefined, page: PulledPage): Promise<CasePackRow> {
  const whole = page.n >= page.upTo;
  const shown = before?.whole === true && pack !== undefined ? pack.parts : null;
  if (page.from === 0) {
    const fresh = await addPart(sealing, page.case, [], page.documents);
    return shown && !whole ? { case: page.case, parts: shown, arriving: fresh } : { case: page.case, parts: fresh, arriving: null };
  }
  if (pack?.arriving) {
    const arrived = await addPart(sealing, page.case, pack.arriving, page.documents);
    return whole ? { case: page.case, parts: arrived, arriving: null } : { ...pack, arriving: arrived };
  }
  return { case: page.case, parts: await addPart(sealing, page.case, pack?.parts ?? [], page.documents), arriving: null };
}

/** What is pulled after a page that was not put aside; read from the pack only where parts of it came before and are not at hand. */
async function after(sealing: Sealing, old: ReadonlyMap<string, FoldedDocument>, next: CasePackRow, { from, documents }: PulledPage, arrived: boolean): Promise<Map<string, FoldedDocument>> {
  if (from === 0) return withDocuments(new Map(), documents);
  return arrived ? readParts(sealing, next.case, next.parts) : withDocuments(old, documents);
}

function withDocuments(old: ReadonlyMap<string, FoldedDocument>, documents: readonly FoldedDocument[]): Map<string, FoldedDocument> {
  const next = new Map(old);
  for (const document of documents) next.set(documentKey(document), document);
  return next;
}

const ofCourt = new Set<string>(courtKinds);
const listedKinds = new Set<string>([...courtKinds, LISTED_KIND]);

/** What lists over all cases show of this one. Items may be many: only what the court wrote tells the case's row. */
function listedOf(pulled: ReadonlyMap<string, FoldedDocument>): Pick<CaseIndexRow, 'summary' | 'actions'> {
  const documents = [...pulled.values()];
  const record = readCase(documents.filter(({ kind }) => ofCourt.has(kind)));
  return { summary: record && caseSummary(record), actions: documents.flatMap((document) => listedAction(document) ?? []) };
}

function splitKey(key: string): [string, string] {
  const cut = key.indexOf('/');
  return [key.slice(0, cut), key.slice(cut + 1)];
}
