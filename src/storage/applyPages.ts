import { caseSummary } from '@/domain/case/caseSummary';
import { readCase } from '@/domain/case/readCase';
import { courtKinds, documentKey, type FoldedDocument } from '@/domain/journal';
import { pulledStamp, type CaseStates } from './caseStates';
import type { OfficerDatabase } from './officerDatabase';
import { retop, type OwnEntry, type Retopped } from './overlay';
import { addPart, readParts } from './packParts';
import { readPulled, writePulled, type PulledCases } from './pulledCases';
import { documentRow, LISTED_KIND, listedAction } from './tables/documents';
import { entriesOfCase, openEntriesAbout, ownEntry, placed } from './tables/entries';
import type { CaseIndexRow, CasePackRow } from './tables/rows';

export interface PulledPage {
  readonly case: string;
  readonly scope: number;
  readonly from: number;
  readonly n: number;
  readonly upTo: number;
  readonly documents: readonly FoldedDocument[];
}

/**
 * Applies pages in one transaction: of each the pack, cursor, list row and overlay (G2). From 0 a page replaces the pack; a
 * replacement that comes in several pages is put aside until it is whole, so that a case that was whole never shrinks in an officer's
 * hands. Tells of each page whether it was applied: one that does not follow what is here changes nothing.
 */
export async function applyPages(db: OfficerDatabase, states: CaseStates, pages: readonly { readonly epoch: string; readonly page: PulledPage }[]): Promise<boolean[]> {
  const applied = await db.transaction('rw', [db.casePacks, db.caseIndex, db.documents, db.entries, db.meta], async () => {
    const cases = await readPulled(db, [...new Set(pages.map(({ page }) => page.case))]);
    const done: (Applied | null)[] = [];
    for (const { epoch, page } of pages) {
      const step = applyPage(states, cases, epoch, page);
      // Awaiting only where the disk is asked: Dexie loses its transaction over a hundred awaits that ask nothing.
      done.push(step && { ...step, top: step.own ? await applyTop(db, step) : nothingOnTop });
    }
    await writePulled(db, cases);
    return done;
  });
  for (const one of applied) if (one) remember(states, one);
  return applied.map((one) => one !== null);
}

interface Step {
  readonly index: CaseIndexRow;
  /** Null: nobody needed it, and it was not read. */
  readonly pulled: Map<string, FoldedDocument> | null;
  /** What has to be done on top of it; null: there is nothing of this tablet's own. */
  readonly own: { readonly pulled: Map<string, FoldedDocument>; readonly changed: readonly string[]; readonly settledToo: boolean } | null;
}
interface Applied extends Step {
  readonly top: Retopped<OwnEntry>;
}
const nothingOnTop: Retopped<OwnEntry> = { settled: [], affected: new Set(), top: new Map() };

function applyPage(states: CaseStates, cases: PulledCases, epoch: string, page: PulledPage): Step | null {
  const id = page.case;
  const before = cases.index.get(id);
  const pack = cases.pack.get(id);
  if (!follows(before, epoch, page)) return null;
  const next = nextPack(before, pack, page);
  const swapped = page.from === 0 || pack?.arriving != null;
  const aside = next.arriving !== null;
  const replaced = swapped && (pack?.parts.length ?? 0) > 0;
  const hasOwn = cases.own.has(id) || replaced;
  const known = states.known(id);
  const listed = page.documents.some(({ kind }) => listedKinds.has(kind));

  const needed = hasOwn || swapped || listed || known !== undefined;
  const old = !needed ? null : known && pulledStamp(known.index) === pulledStamp(before) ? known.pulled : readParts(pack?.parts ?? []);
  const pulled = old && (aside ? old : after(old, next, page, swapped));
  const shown = pulled && (swapped || listed) ? listedOf(pulled) : { summary: before?.summary ?? null, actions: before?.actions ?? [] };
  const index: CaseIndexRow = { case: id, epoch, scope: page.scope, n: page.n, upTo: page.upTo, whole: aside || page.n >= page.upTo, left: null, ...shown };
  cases.put(index, next);
  if (!hasOwn || !pulled || aside) return { index, pulled, own: null };
  const changed = swapped ? [...new Set([...old.keys(), ...pulled.keys()])] : page.documents.map(documentKey);
  // A replacement may know less than what it replaces: then settled entries count, too.
  return { index, pulled, own: { pulled, changed, settledToo: replaced } };
}

async function applyTop(db: OfficerDatabase, { index: { case: id }, own }: Step): Promise<Retopped<OwnEntry>> {
  if (!own) return nothingOnTop;
  const rows = own.settledToo ? await entriesOfCase(db, id) : await openEntriesAbout(db, id, own.pulled, own.changed);
  const top = retop(own.pulled, rows.map(ownEntry), own.changed);
  const settled = new Set(top.settled.map(({ row }) => row));
  const gone = [...top.affected].filter((key) => !top.top.has(key)).map((key) => [id, ...splitKey(key)] as [string, string, string]);
  await Promise.all([
    // A court that was restored may know less than it did: entries come back on top, too.
    db.entries.bulkPut(rows.filter((row) => settled.has(row) === (row.open !== undefined)).map((row) => placed(row, !settled.has(row)))),
    db.documents.bulkDelete(gone),
    db.documents.bulkPut([...top.top.values()].map(documentRow)),
  ]);
  return top;
}

function remember(states: CaseStates, { index, pulled, top }: Applied): void {
  states.changed(index.case);
  const state = states.known(index.case);
  if (!state) return;
  // It was read while the page was put down: the disk knows better.
  if (!pulled) return states.forget(index.case);
  state.index = index;
  state.pulled = pulled;
  for (const key of top.affected) {
    const document = top.top.get(key);
    if (document) state.top.set(key, document);
    else state.top.delete(key);
  }
}

/** A page that was applied before, or one that would leave a hole, does not follow. */
function follows(before: CaseIndexRow | undefined, epoch: string, page: PulledPage): boolean {
  if (page.from === 0) return true;
  return before !== undefined && before.epoch === epoch && before.scope === page.scope && page.from <= before.n && page.n > before.n;
}

function nextPack(before: CaseIndexRow | undefined, pack: CasePackRow | undefined, page: PulledPage): CasePackRow {
  const whole = page.n >= page.upTo;
  const shown = before?.whole === true && pack !== undefined ? pack.parts : null;
  if (page.from === 0) {
    const fresh = addPart([], page.documents);
    return shown && !whole ? { case: page.case, parts: shown, arriving: fresh } : { case: page.case, parts: fresh, arriving: null };
  }
  if (pack?.arriving) {
    const arrived = addPart(pack.arriving, page.documents);
    return whole ? { case: page.case, parts: arrived, arriving: null } : { ...pack, arriving: arrived };
  }
  return { case: page.case, parts: addPart(pack?.parts ?? [], page.documents), arriving: null };
}

/** What is pulled after a page that was not put aside; read from the pack only where parts of it came before and are not at hand. */
function after(old: ReadonlyMap<string, FoldedDocument>, next: CasePackRow, { from, documents }: PulledPage, arrived: boolean): Map<string, FoldedDocument> {
  if (from === 0) return withDocuments(new Map(), documents);
  return arrived ? readParts(next.parts) : withDocuments(old, documents);
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
