import { sql, type Transaction } from 'kysely';
import { readEntry, readHeader, type DocumentRef, type ReadableEntry } from '@/domain/journal';
import type { Database } from '../../db/database';
import type { EntryOutcome } from './foldOneCase';

/** Where entries lie in their table for as long as their case is locked, by `placeKey`. */
export type Places = ReadonlyMap<string, string>;
export const placeKey = ({ writer, seq, branch }: { readonly writer: string; readonly seq: number; readonly branch: number }): string => `${writer}/${seq}/${branch}`;

export interface Unfolded {
  readonly fresh: readonly ReadableEntry[];
  readonly waiting: readonly (ReadableEntry & { readonly for: DocumentRef })[];
  /** Stored by a gateway that could read them; this one cannot. */
  readonly unreadable: readonly EntryOutcome[];
  readonly places: Places;
}

interface Row {
  readonly place: string;
  readonly writer_id: string;
  readonly seq: number;
  readonly hash: string;
  readonly for_kind: string | null;
  readonly for_id: string | null;
  readonly header: Buffer | null;
  readonly body: Buffer | null;
}

/**
 * Every entry of these cases that has no outcome yet or waits, each writer's in seq order, writers in the order in which
 * they came. Entries whose texts the caller has just read are found in `known` by their hash and not read again.
 */
export async function loadUnfolded(trx: Transaction<Database>, court: string, cases: readonly string[], known: ReadonlyMap<string, ReadableEntry>): Promise<Unfolded> {
  const select = sql`SELECT ctid::text AS place, writer_id, seq, hash, received_at, outcome -> 'for' ->> 'kind' AS for_kind, outcome -> 'for' ->> 'id' AS for_id,
      CASE WHEN hash = ANY(${[...known.keys()]}::text[]) THEN NULL ELSE header END AS header,
      CASE WHEN hash = ANY(${[...known.keys()]}::text[]) THEN NULL ELSE body END AS body
    FROM entries WHERE court_id = ${court} AND case_id = ANY(${[...cases]}::text[]) AND branch = 0`;
  // Two halves, because each has a partial index of its own.
  const { rows } = await sql<Row>`SELECT * FROM (${select} AND outcome IS NULL UNION ALL ${select} AND outcome ->> 'is' = 'waiting') AS unfolded
    ORDER BY min(received_at) OVER (PARTITION BY writer_id), writer_id, seq`.execute(trx);

  const fresh: ReadableEntry[] = [];
  const waiting: (ReadableEntry & { for: DocumentRef })[] = [];
  const unreadable: EntryOutcome[] = [];
  const places = new Map<string, string>();
  for (const row of rows) {
    places.set(placeKey({ writer: row.writer_id, seq: row.seq, branch: 0 }), row.place);
    const read = known.get(row.hash) ?? readRow(row);
    if (typeof read === 'string') unreadable.push({ writer: row.writer_id, seq: row.seq, branch: 0, outcome: { is: 'unreadable', reason: read } });
    else if (row.for_kind !== null && row.for_id !== null) waiting.push({ ...read, for: { kind: row.for_kind, id: row.for_id } });
    else fresh.push(read);
  }
  return { fresh, waiting, unreadable, places };
}

/** An entry as it is stored, or why this gateway cannot read it. */
export function readRow(row: Pick<Row, 'header' | 'body'>): ReadableEntry | 'json' | 'shape' | 'version' | 'limits' {
  const header = readHeader(row.header?.toString('utf8') ?? '');
  if (header === null) return 'shape';
  const read = readEntry(header, { body: row.body?.toString('utf8') ?? '' });
  return read.ok ? read.entry : read.reason;
}
