import type { OfficerDatabase } from './officerDatabase';
import type { StoredEntry } from './tables/rows';

/** What the queue shows of an entry, without its texts. */
export interface UnsentEntry {
  readonly seq: number;
  readonly id: string;
  readonly case: string;
  readonly action: string | null;
  readonly kind: string;
  readonly document: string;
  readonly op: string;
  readonly at: string;
  /** About what it takes on the line. */
  readonly bytes: number;
}

/** Own entries above a seq, in order. `bodyOf`: null while the tablet is locked. */
export async function unsentEntries(db: OfficerDatabase, bodyOf: ((row: StoredEntry) => Promise<string>) | null, writer: string, afterSeq: number): Promise<UnsentEntry[]> {
  const rows = await db.entries.where('[writer+seq]').between([writer, afterSeq], [writer, Infinity], false, true).toArray();
  return Promise.all(rows.map(async (row) => brief(row, bodyOf && (await bodyOf(row)))));
}

function brief(row: StoredEntry, body: string | null): UnsentEntry {
  const cut = row.document.indexOf('/');
  return {
    seq: row.seq,
    id: row.id,
    case: row.case,
    action: body && actionOf(body),
    kind: row.document.slice(0, cut),
    document: row.document.slice(cut + 1),
    op: row.op,
    at: row.at,
    bytes: row.header.length + row.text.length + (row.sig?.length ?? 0),
  };
}

/** The body is canonical JSON, so its first key is `action`: read without parsing a transcript's text. */
function actionOf(body: string): string | null {
  return /^\{"action":"([^"\\]*)"/.exec(body)?.[1] ?? null;
}
