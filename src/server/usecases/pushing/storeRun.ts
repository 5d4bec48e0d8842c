import { sql, type Transaction } from 'kysely';
import type { FileNote, Outcome } from '@/domain/journal';
import type { Database } from '../../db/database';
import { packTexts } from '../../db/packTexts';
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
 * Stores authentic entries as the bytes that came, announces their files and moves the writer's head; the writer's row is
 * locked by the caller. What nobody here can read has its outcome at once, and so has what was folded before: `folded` by seq.
 */
export async function storeRun(trx: Transaction<Database>, row: WriterRow, entries: readonly Candidate[], now: string, folded: ReadonlyMap<number, Outcome> = new Map()): Promise<void> {
  const last = entries.at(-1);
  if (last === undefined) return;
  let outcomeHead = row.outcomeHead;
  const outcomes = entries.map((entry) => {
    const outcome = unreadableOutcome(entry) ?? folded.get(entry.header.seq) ?? null;
    return outcome === null ? { outcome: null, n: null } : { outcome: JSON.stringify(outcome), n: ++outcomeHead };
  });
  const headers = packTexts(entries.map(({ sealed }) => sealed.header));
  const bodies = packTexts(entries.map(({ sealed }) => sealed.body));
  await sql`INSERT INTO entries (court_id, writer_id, seq, hash, header, salt, body, sig, case_id, document_kind, document_id, entry_id, op, received_at, carrier_device, outcome, outcome_n)
    SELECT ${row.court}, ${row.writer}, e.seq, e.hash, substring(${headers.bytes}::bytea FROM e.header_start FOR e.header_length), decode(e.salt, 'hex'),
      substring(${bodies.bytes}::bytea FROM e.body_start FOR e.body_length), e.sig, e.case_id, e.kind, e.document_id, e.entry_id, e.op, ${now}::timestamptz, ${row.carrier}::text, e.outcome::jsonb, e.outcome_n
    FROM unnest(${entries.map(({ header }) => header.seq)}::bigint[], ${entries.map(({ hash }) => hash)}::text[], ${headers.offsets}::int[], ${headers.lengths}::int[],
      ${entries.map(({ sealed }) => sealed.salt)}::text[], ${bodies.offsets}::int[], ${bodies.lengths}::int[], ${entries.map(({ sealed }) => sealed.sig ?? null)}::text[],
      ${entries.map(({ body }) => body?.case ?? null)}::text[], ${entries.map(({ body }) => body?.document.kind ?? null)}::text[], ${entries.map(({ body }) => body?.document.id ?? null)}::text[],
      ${entries.map(({ body }) => body?.id ?? null)}::text[], ${entries.map(({ body }) => body?.op ?? null)}::text[], ${outcomes.map(({ outcome }) => outcome)}::text[], ${outcomes.map(({ n }) => n)}::bigint[])
      AS e (seq, hash, header_start, header_length, salt, body_start, body_length, sig, case_id, kind, document_id, entry_id, op, outcome, outcome_n)`.execute(trx);
  await announceFiles(trx, row, entries, now);
  await trx
    .updateTable('writers')
    .set({ head_seq: last.header.seq, head_hash: last.hash, outcome_head: outcomeHead })
    .where('court_id', '=', row.court)
    .where('writer_id', '=', row.writer)
    .execute();
}

export function unreadableOutcome(entry: Candidate): Outcome | null {
  return entry.read.ok ? null : { is: 'unreadable', reason: entry.read.reason };
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
