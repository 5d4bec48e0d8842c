import type { Transaction } from 'kysely';
import { courtKinds, documentKey, headsOf, WITHDRAWN, type FoldedDocument, type Op } from '@/domain/journal';
import { caseDocuments } from '@/domain/case/caseDocuments';
import type { CaseRecord } from '@/domain/case/caseRecord';
import { courtChanges, type CourtChange } from '@/domain/case/courtChanges';
import type { Database } from '../../db/database';
import type { CourtAct } from '../appendAsCourt';

export interface CaseDifference {
  readonly before: CaseRecord | null;
  readonly after: CaseRecord;
  /** Scope version of the case after this import. */
  readonly scope: number;
}

/** The acts by which the court's journal comes to say what these records say; cases are locked by the caller. */
export async function courtActs(trx: Transaction<Database>, court: string, differences: readonly CaseDifference[]): Promise<CourtAct[]> {
  const standing = await loadCourtDocuments(trx, court, differences.filter(({ before }) => before !== null).map(({ after }) => after.id));
  const planned = differences.map(({ before, after, scope }) => {
    const documents = standing.get(after.id) ?? new Map<string, FoldedDocument>();
    return { after, scope, documents, changes: courtChanges(before ? caseDocuments(before) : [], caseDocuments(after), documents) };
  });
  const own = await ownHeads(trx, court, planned.flatMap(({ changes, documents }) => changes.flatMap((change) => headsNamed(change, documents.get(documentKey(change.document))))));
  return planned.flatMap(({ after, scope, documents, changes }) =>
    changes.map((change): CourtAct => ({ case: after.id, scope, document: change.document, ...asOp(change, seenBy(change, documents.get(documentKey(change.document)), own)) })),
  );
}

type Seen = Readonly<Record<string, readonly string[]>>;

function asOp(change: CourtChange, seen: Seen): Extract<Op, { op: 'create' | 'set' | 'withdraw' }> {
  switch (change.op) {
    case 'withdraw':
      return { op: 'withdraw', change: { withdrawn: change.withdrawn, reason: 'import', seen: seen[WITHDRAWN] ?? [] } };
    case 'create':
    case 'set':
      return { op: change.op, change: { set: change.set, seen } };
  }
}

const pathsOf = (change: CourtChange): string[] => (change.op === 'withdraw' ? [WITHDRAWN] : Object.keys(change.set));
const headsNamed = (change: CourtChange, document: FoldedDocument | undefined): string[] => (document ? pathsOf(change).flatMap((path) => headsOf(document, path)) : []);

/** The court replaces its own values. What an officer wrote on the same path stays beside it, as a conflict to be resolved. */
function seenBy(change: CourtChange, document: FoldedDocument | undefined, own: ReadonlySet<string>): Seen {
  if (!document) return {};
  return Object.fromEntries(
    pathsOf(change)
      .map((path) => [path, headsOf(document, path).filter((head) => own.has(head))] as const)
      .filter(([, heads]) => heads.length > 0),
  );
}

async function ownHeads(trx: Transaction<Database>, court: string, heads: readonly string[]): Promise<ReadonlySet<string>> {
  if (heads.length === 0) return new Set();
  const rows = await trx
    .selectFrom('entries as e')
    .innerJoin('writers as w', (join) => join.onRef('w.court_id', '=', 'e.court_id').onRef('w.writer_id', '=', 'e.writer_id'))
    .select('e.entry_id')
    .where('e.court_id', '=', court)
    .where('w.officer_id', 'is', null)
    .where(({ eb, val }) => eb('e.entry_id', '=', eb.fn.any(val([...new Set(heads)]))))
    .execute();
  return new Set(rows.flatMap(({ entry_id }) => entry_id ?? []));
}

async function loadCourtDocuments(trx: Transaction<Database>, court: string, cases: readonly string[]): Promise<Map<string, Map<string, FoldedDocument>>> {
  const found = new Map<string, Map<string, FoldedDocument>>();
  if (cases.length === 0) return found;
  const rows = await trx.selectFrom('documents').select(['case_id', 'body']).where('court_id', '=', court).where('case_id', 'in', cases).where('kind', 'in', courtKinds).execute();
  for (const row of rows) {
    // The fold's own text: it has the shape that it was written with.
    const document = JSON.parse(row.body) as FoldedDocument;
    const ofCase = found.get(row.case_id) ?? new Map<string, FoldedDocument>();
    found.set(row.case_id, ofCase.set(documentKey(document), document));
  }
  return found;
}
