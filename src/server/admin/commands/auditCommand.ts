import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { auditRoot, auditRoots, type AuditRoot } from '../../audit/auditRoots';
import { verifyAudit } from '../../audit/verifyAudit';
import { fillIn } from '../../import/importFault';
import type { AdminCommand, AdminContext, AdminOutcome } from '../adminCommand';
import { AdminRefusal } from '../adminWords';

/** The audit log: whether it is whole, the root of each day to be kept elsewhere, and all of it as JSON lines. */
export const auditCommand: AdminCommand = {
  takes: ['verify | roots | export', '…'],
  options: ['since'],
  flags: [],
  async run(context, [what, ...files], { since }) {
    if (since !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(since)) throw new AdminRefusal('badDay');
    switch (what) {
      case 'verify':
        return verify(context, files);
      case 'roots':
        return { lines: (await auditRoots(context.db, since ?? null)).map((root) => JSON.stringify(root)), audited: null };
      case 'export':
        return exportAll(context, since ?? null);
      default:
        throw new AdminRefusal('unknownCommand', { command: `audit ${what ?? ''}` });
    }
  },
};

async function verify({ db, words }: AdminContext, files: readonly string[]): Promise<AdminOutcome> {
  const { books, faults } = await verifyAudit(db, (await Promise.all(files.map(readRoots))).flat());
  const named = (court: string): string => (court === '' ? '–' : court);
  const lines = books.map(({ court, rows, head }) => fillIn(words.done.audit, { court: named(court), rows, head: head ?? '–' }));
  if (faults.length === 0) return { lines: [...lines, words.done.auditSound], audited: null };
  console.error(faults.map(({ court, seq, fault }) => fillIn(words.done.auditFault, { court: named(court), seq, fault: words.fault[fault] })).join('\n'));
  throw new AdminRefusal('auditFaults', { count: faults.length });
}

async function readRoots(file: string): Promise<AuditRoot[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '').map((line) => auditRoot.parse(JSON.parse(line)));
  } catch {
    throw new AdminRefusal('badRoots', { file });
  }
}

/** That somebody took all of it out is itself written down. */
async function exportAll({ db }: AdminContext, since: string | null): Promise<AdminOutcome> {
  const { rows } = await sql<{ court: string; seq: number; prev: string | null; hash: string; record: string }>`SELECT court_id AS court, seq, prev, hash, record FROM audit
    WHERE ${since}::date IS NULL OR ((record::jsonb ->> 'at')::timestamptz AT TIME ZONE 'Asia/Shanghai')::date >= ${since}::date ORDER BY court_id, seq`.execute(db);
  return { lines: rows.map((row) => JSON.stringify(row)), audited: { court: null, object: { rows: rows.length, since } } };
}
