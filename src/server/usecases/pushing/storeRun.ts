import { sql, type Transaction } from 'kysely';
import type { FileNote, Outcome } from '@/domain/journal';
import type { Database } from '../../db/database';
import { packTexts } from '../../db/packTexts';
import type { AcceptedRun } from './linkRun';
import type { Candidate } from './readRun';

export interface WriterRow {
  readonly court: string;
  readonly writer: string;
  /** Highest position given in the writer's feed of outcomes. */
  readonly outcomeHead: number;
  /** The device that brings the entries, where it is not the writer's own. */
  readonly carrier: string | null;
}

/**
 * Stores authentic entries as the bytes that came, announces their files and moves the head of their branch; the writer's row is
 * locked by the caller. What nobody here can read has its outcome at once, and so has what lies on a branch beside the accepted one
 * (P6) and what was folded before: `folded` by seq. Returns the highest position in the writer's feed of outcomes.
 */
export async function storeRun(trx: Transaction<Database>, row: WriterRow, run: AcceptedRun, now: string, folded: ReadonlyMap<number, Outcome> = new Map()): Promise<number> {
  const { branch, entries } = run;
  if (entries.length === 0) return row.outcomeHead;
  let outcomeHead = row.outcomeHead;
  const outcomes = entries.map((entry) => {
    const outcome = settledOutcome(entry, branch) ?? folded.get(entry.header.seq) ?? null;
    return outcome === null ? { outcome: null, n: null } : { outcome: JSON.stringify(outcome), n: ++outcomeHead };
  });
  const headers = packTexts(entries.map(({ sealed }) => sealed.header));
  const bodies = packTexts(entries.map(({ sealed }) => sealed.body));
  await sql`INSERT INTO entries (court_id, writer_id, seq, branch, hash, header, salt, body, sig, case_id, document_kind, document_id, entry_id, op, received_at, carrier_device, outcome, outcome_n)
    SELECT ${row.court}, ${row.writer}, e.seq, ${branch}::int, e.hash, substring(${headers.bytes}::bytea FROM e.header_start FOR e.header_length), decode(e.salt, 'hex'),
      substring(${bodies.bytes}::bytea FROM e.body_start FOR e.body_length), e.sig, e.case_id, e.kind, e.document_id, e.entry_id, e.op, ${now}::timestamptz, ${row.carrier}::text, e.outcome::jsonb, e.outcome_n
    FROM unnest(${entries.map(({ header }) => header.seq)}::bigint[], ${entries.map(({ hash }) => hash)}::text[], ${headers.offsets}::int[], ${headers.lengths}::int[],
      ${entries.map(({ sealed }) => sealed.salt)}::text[], ${bodies.offsets}::int[], ${bodies.lengths}::int[], ${entries.map(({ sealed }) => sealed.sig ?? null)}::text[],
      ${entries.map(({ body }) => body?.case ?? null)}::text[], ${entries.map(({ body }) => body?.document.kind ?? null)}::text[], ${entries.map(({ body }) => body?.document.id ?? null)}::text[],
      ${entries.map(({ body }) => body?.id ?? null)}::text[], ${entries.map(({ body }) => body?.op ?? null)}::text[], ${outcomes.map(({ outcome }) => outcome)}::text[], ${outcomes.map(({ n }) => n)}::bigint[])
      AS e (seq, hash, header_start, header_length, salt, body_start, body_length, sig, case_id, kind, document_id, entry_id, op, outcome, outcome_n)`.execute(trx);
  await announceFiles(trx, row, entries, now);
  await moveHead(trx, row, run, outcomeHead, now);
  return outcomeHead;
}

/** The outcome that an entry has without being folded, if it has one. */
export function settledOutcome(entry: Candidate, branch: number): Outcome | null {
  if (!entry.read.ok) return { is: 'unreadable', reason: entry.read.reason };
  return branch === 0 ? null : { is: 'setAside', reason: 'branch' };
}

async function moveHead(trx: Transaction<Database>, row: WriterRow, { branch, leaves, entries }: AcceptedRun, outcomeHead: number, now: string): Promise<void> {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return;
  const end = { head_seq: last.header.seq, head_hash: last.hash };
  const writer = { court_id: row.court, writer_id: row.writer };
  await trx
    .updateTable('writers')
    .set({ ...(branch === 0 ? end : {}), outcome_head: outcomeHead })
    .where((eb) => eb.and(writer))
    .execute();
  if (branch === 0) return;
  if (leaves === null) await trx.updateTable('branches').set(end).where((eb) => eb.and({ ...writer, branch })).execute();
  else await trx.insertInto('branches').values({ ...writer, branch, parent_branch: leaves, first_seq: first.header.seq, ...end, created_at: now }).execute();
}

/** Every file that a stored entry names may come, whatever becomes of the entry (B1). */
async function announceFiles(trx: Transaction<Database>, row: WriterRow, entries: readonly Candidate[], now: string): Promise<void> {
  const files = entries.flatMap(({ body, read }) => {
    const notes: readonly FileNote[] = read.ok && read.entry.body.op === 'attach' ? read.entry.body.change.files : [];
    const named = new Set([...(body?.files ?? []), ...notes.map(({ sha256 }) => sha256)]);
    return body === null ? [] : [...named].map((sha256) => ({ body, sha256, mime: printable(notes.find((note) => note.sha256 === sha256)?.mime) }));
  });
  if (files.length === 0) return;
  await sql`INSERT INTO attachments (court_id, writer_id, attach_entry, sha256, case_id, document_kind, document_id, mime, announced_at)
    SELECT ${row.court}, ${row.writer}, f.entry, f.sha256, f.case_id, f.kind, f.document_id, f.mime, ${now}::timestamptz
    FROM unnest(${files.map(({ body }) => body.id)}::text[], ${files.map(({ sha256 }) => sha256)}::text[], ${files.map(({ body }) => body.case)}::text[],
      ${files.map(({ body }) => body.document.kind)}::text[], ${files.map(({ body }) => body.document.id)}::text[], ${files.map(({ mime }) => mime)}::text[])
      AS f (entry, sha256, case_id, kind, document_id, mime)
    ON CONFLICT DO NOTHING`.execute(trx);
}

/** A media type is a claim of the device; what is no such thing counts as unknown. */
function printable(mime: string | undefined): string | null {
  return mime !== undefined && /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,60}$/.test(mime) ? mime : null;
}
