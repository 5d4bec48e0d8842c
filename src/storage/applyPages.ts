import { caseSummary } from '@/domain/case/caseSummary';
import { readCase } from '@/domain/case/readCase';
import { courtKinds, documentKey, type FoldedDocument } from '@/domain/journal';
import { pulledStamp, type CaseStates } from './caseStates';
import type { OfficerDatabase } from './officerDatabase';
import { retop, type OwnEntry, type Retopped } from './overlay';
import { addPart, readParts } from './packParts';
import { documentRow, listedAction } from './tables/documents';
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
    const done: (Applied | null)[] = [];
    for (const { epoch, page } of pages) done.push(await applyWithin(db, states, epoch, page));
    return done;
  });
  for (const one of applied) if (one) remember(states, one);
  return applied.map((one) => one !== null);
}

interface Applied {
  readonly index: CaseIndexRow;
  readonly pulled: Map<string, FoldedDocument>;
  readonly top: Retopped<OwnEntry>;
}

async function applyWithin(db: OfficerDatabase, states: CaseStates, epoch: string, page: PulledPage): Promise<Applied | null> {
  const id = page.case;
  const [before, pack] = await Promise.all([db.caseIndex.get(id), db.casePacks.get(id)]);
  if (!follows(before, epoch, page)) return null;
  const known = states.known(id);
  const old = known && pulledStamp(known.index) === pulledStamp(before) ? known.pulled : readParts(pack?.parts ?? []);

  const next = nextPack(before, pack, page);
  const swapped = page.from === 0 || pack?.arriving != null;
  const aside = next.arriving !== null;
  const pulled = aside ? old : swapped ? readParts(next.parts) : withDocuments(old, page.documents);
  const index: CaseIndexRow = { case: id, epoch, scope: page.scope, n: page.n, upTo: page.upTo, whole: aside || page.n >= page.upTo, left: null, ...listedOf(pulled) };

  const changed = aside ? [] : swapped ? [...new Set([...old.keys(), ...pulled.keys()])] : page.documents.map(documentKey);
  // A replacement may know less than what it replaces: then settled entries count, too.
  const rows = aside ? [] : swapped && old.size > 0 ? await entriesOfCase(db, id) : await openEntriesAbout(db, id, pulled, changed);
  const top = retop(pulled, rows.map(ownEntry), changed);
  const settled = new Set(top.settled.map(({ row }) => row));
  const gone = [...top.affected].filter((key) => !top.top.has(key)).map((key) => [id, ...splitKey(key)] as [string, string, string]);
  await Promise.all([
    db.casePacks.put(next),
    db.caseIndex.put(index),
    db.meta.put({ key: 'epoch', value: epoch }),
    // A court that was restored may know less than it did: entries come back on top, too.
    db.entries.bulkPut(rows.filter((row) => settled.has(row) === (row.open !== undefined)).map((row) => placed(row, !settled.has(row)))),
    db.documents.bulkDelete(gone),
    db.documents.bulkPut([...top.top.values()].map(documentRow)),
  ]);
  return { index, pulled, top };
}

function remember(states: CaseStates, { index, pulled, top }: Applied): void {
  states.changed(index.case);
  const state = states.known(index.case);
  if (!state) return;
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

function withDocuments(old: ReadonlyMap<string, FoldedDocument>, documents: readonly FoldedDocument[]): Map<string, FoldedDocument> {
  const next = new Map(old);
  for (const document of documents) next.set(documentKey(document), document);
  return next;
}

const ofCourt = new Set<string>(courtKinds);

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
