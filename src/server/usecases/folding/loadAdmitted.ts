import { sql, type Transaction } from 'kysely';
import type { ReadableEntry } from '@/domain/journal';
import type { Database } from '../../db/database';
import type { BranchedEntry } from './foldOneCase';
import { placeKey, readRow } from './loadUnfolded';

export interface Admitted {
  /** By id of the admission. */
  readonly byAdmission: ReadonlyMap<string, readonly BranchedEntry[]>;
  readonly places: ReadonlyMap<string, string>;
}

interface Row {
  readonly place: string;
  readonly writer_id: string;
  readonly seq: number;
  readonly branch: number;
  readonly header: Buffer;
  readonly body: Buffer;
}

/** What the admissions among these entries name, of their own case and still set aside, in the order of its chain (P9); cases are locked by the caller. */
export async function loadAdmitted(trx: Transaction<Database>, court: string, entries: readonly ReadableEntry[]): Promise<Admitted> {
  const byAdmission = new Map<string, readonly BranchedEntry[]>();
  const places = new Map<string, string>();
  for (const { body } of entries) {
    if (body.op !== 'admit') continue;
    const { writer, branch, from, to } = body.change;
    const { rows } = await sql<Row>`SELECT ctid::text AS place, writer_id, seq, branch, header, body FROM entries
      WHERE court_id = ${court} AND writer_id = ${writer} AND branch = ${branch} AND seq BETWEEN ${from} AND ${to} AND case_id = ${body.case} AND outcome ->> 'is' = 'setAside' ORDER BY seq`.execute(trx);
    for (const row of rows) places.set(placeKey({ writer: row.writer_id, seq: row.seq, branch: row.branch }), row.place);
    const named = rows.flatMap((row) => {
      const read = readRow(row);
      return typeof read === 'string' ? [] : [{ ...read, branch: row.branch }];
    });
    byAdmission.set(body.id, named);
  }
  return { byAdmission, places };
}
