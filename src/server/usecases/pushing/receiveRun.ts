import type { ChainHead, Outcome } from '@/domain/journal';
import type { EntriesReceipt } from '@/wire/receipt';
import type { Selectable, Transaction } from 'kysely';
import type { Database } from '../../db/database';
import type { WritersTable } from '../../db/tables/writers';
import { writeFolded } from '../folding/writeFolded';
import { foldRun } from './foldRun';
import { linkRun, type Link, type StoredEntry } from './linkRun';
import type { Candidate, Received } from './readRun';
import { storeRun } from './storeRun';

export interface RunReceived {
  readonly links: readonly Link[];
  readonly accepted: readonly Candidate[];
  readonly head: ChainHead | null;
  readonly receipts: readonly string[];
  /** By seq, of everything that was accepted and can be read; null: it is stored, and still to be folded. */
  readonly outcomes: ReadonlyMap<number, Outcome> | null;
}

export interface RunContext {
  readonly court: string;
  readonly epoch: string;
  readonly now: string;
  readonly signReceipt: (payload: EntriesReceipt) => Promise<string>;
  /** Fold before storing where nobody is in the way. */
  readonly foldFirst: boolean;
  /** The device that brings it, where it is not the writer's own. */
  readonly carrier: string | null;
}

/**
 * The first step of a push (P1): under the writer's lock, stores what fits the chain and writes the receipt for it. The
 * receipt may leave the house once the caller's transaction has committed. With `foldFirst` the second step is done within,
 * where it need not wait for anybody.
 */
export async function receiveRun(trx: Transaction<Database>, context: RunContext, writer: string, received: readonly Received[]): Promise<RunReceived> {
  const row = await trx.selectFrom('writers').selectAll().where('court_id', '=', context.court).where('writer_id', '=', writer).forNoKeyUpdate().executeTakeFirstOrThrow();
  const head = headOf(row);
  const stored = await loadStored(trx, context.court, writer, head, received);
  const { links, accepted } = linkRun(head, received, stored);
  const readable = accepted.flatMap(({ read }) => (read.ok ? [read.entry] : []));
  const folding = context.foldFirst ? await foldRun(trx, context.court, writer, readable) : null;
  const outcomes = folding && new Map(folding.outcomes.map(({ seq, outcome }) => [seq, outcome]));
  await storeRun(trx, { court: context.court, writer, outcomeHead: row.outcome_head, carrier: context.carrier }, accepted, context.now, outcomes ?? undefined);
  if (folding) await writeFolded(trx, context.court, folding.folded, context.now);
  const repeated = links.flatMap((link) => (link.is === 'duplicate' && stored.has(link.seq) ? [link.seq] : []));
  const receipts = await loadReceipts(trx, context.court, writer, repeated);
  const first = accepted[0];
  const last = accepted.at(-1);
  if (first === undefined || last === undefined) return { links, accepted, head, receipts, outcomes };
  const newHead = { seq: last.header.seq, hash: last.hash };
  const fresh = await issueReceipt(trx, context, writer, first.header.seq, newHead);
  return { links, accepted, head: newHead, receipts: [...receipts, fresh], outcomes };
}

const headOf = (row: Selectable<WritersTable>): ChainHead | null => (row.head_hash === null ? null : { seq: row.head_seq, hash: row.head_hash });

/** What is stored at those sent places that lie at or below the head. */
async function loadStored(trx: Transaction<Database>, court: string, writer: string, head: ChainHead | null, received: readonly Received[]): Promise<Map<number, StoredEntry>> {
  const seqs = received.flatMap((entry) => (entry.is === 'candidate' && head !== null && entry.header.seq <= head.seq ? [entry.header.seq] : []));
  if (seqs.length === 0) return new Map();
  const rows = await trx
    .selectFrom('entries')
    .select(['seq', 'hash', 'outcome'])
    .where('court_id', '=', court)
    .where('writer_id', '=', writer)
    .where('branch', '=', 0)
    .where('seq', '>=', smallest(seqs))
    .where('seq', '<=', largest(seqs))
    .execute();
  return new Map(rows.map((row) => [row.seq, { hash: row.hash, outcome: row.outcome as Outcome | null }]));
}

/** The receipts that were written when these entries came: the answer to a lost reply. */
async function loadReceipts(trx: Transaction<Database>, court: string, writer: string, seqs: readonly number[]): Promise<string[]> {
  if (seqs.length === 0) return [];
  const rows = await trx
    .selectFrom('receipts')
    .select('jws')
    .where('court_id', '=', court)
    .where('writer_id', '=', writer)
    .where('kind', '=', 'entries')
    .where('to_seq', '>=', smallest(seqs))
    .where('from_seq', '<=', largest(seqs))
    .orderBy('to_seq')
    .execute();
  return rows.map(({ jws }) => jws);
}

async function issueReceipt(trx: Transaction<Database>, context: RunContext, writer: string, from: number, head: ChainHead): Promise<string> {
  const { court, epoch, now } = context;
  const jws = await context.signReceipt({ kind: 'entries', court, epoch, writer, from, to: head.seq, head: head.hash, at: now });
  await trx
    .insertInto('receipts')
    .values({ court_id: court, receipt_id: `entries:${writer}:${from}`, kind: 'entries', writer_id: writer, from_seq: from, to_seq: head.seq, head: head.hash, issued_at: now, jws })
    .execute();
  return jws;
}

const smallest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b));
const largest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b));
