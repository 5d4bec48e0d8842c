import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../db/database';
import type { AuditRoot } from './auditRoots';

export type AuditFault =
  /** The row's own text, place or predecessor is not what was hashed. */
  | 'changed'
  /** It does not follow the row before it: something between was taken out or put in. */
  | 'broken'
  /** The row that a root names is not there. */
  | 'missing'
  /** It is there and is another one. */
  | 'differs';

export interface AuditCheck {
  readonly books: readonly { readonly court: string; readonly rows: number; readonly head: string | null }[];
  readonly faults: readonly { readonly court: string; readonly seq: number; readonly fault: AuditFault }[];
}

const AT_ONCE = 5_000;

/**
 * Computes every hash of the audit log anew. That rows are missing at the end is only seen by a root that was kept elsewhere: give them all.
 */
export async function verifyAudit(db: Kysely<Database>, roots: readonly AuditRoot[] = []): Promise<AuditCheck> {
  const courts = await db.selectFrom('audit').select('court_id').distinct().orderBy('court_id').execute();
  const books: AuditCheck['books'][number][] = [];
  const faults: AuditCheck['faults'][number][] = [];
  const expected = new Map(roots.map((root) => [`${root.court} ${root.seq}`, root]));
  for (const { court_id: court } of courts) {
    let [seq, prev]: [number, string | null] = [0, null];
    for (;;) {
      const rows = await db.selectFrom('audit').selectAll().where('court_id', '=', court).where('seq', '>', seq).orderBy('seq').limit(AT_ONCE).execute();
      for (const row of rows) {
        if (row.seq !== seq + 1 || row.prev !== prev) faults.push({ court, seq: row.seq, fault: 'broken' });
        if (auditHash(row) !== row.hash) faults.push({ court, seq: row.seq, fault: 'changed' });
        const root = expected.get(`${court} ${row.seq}`);
        if (root !== undefined && root.hash !== row.hash) faults.push({ court, seq: row.seq, fault: 'differs' });
        expected.delete(`${court} ${row.seq}`);
        [seq, prev] = [row.seq, row.hash];
      }
      if (rows.length < AT_ONCE) break;
    }
    books.push({ court, rows: seq, head: prev });
  }
  for (const root of expected.values()) faults.push({ court: root.court, seq: root.seq, fault: 'missing' });
  return { books, faults };
}

/** The same as `append_audit` computes; written down in README.md for whoever checks an export without us. */
export const auditHash = ({ prev, seq, court_id, record }: { readonly prev: string | null; readonly seq: number; readonly court_id: string; readonly record: string }): string =>
  createHash('sha256').update(`${prev ?? ''}\n${seq}\n${court_id}\n${record}`, 'utf8').digest('hex');
