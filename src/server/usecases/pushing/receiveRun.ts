import { setImmediate } from 'node:timers/promises';
import type { ChainHead, Outcome } from '@/domain/journal';
import type { EntriesReceipt } from '@/wire/receipt';
import type { Transaction } from 'kysely';
import type { Database } from '../../db/database';
import { packFolded, writeFolded } from '../folding/writeFolded';
import { foldRun } from './foldRun';
import { linkRun, type AcceptedRun, type Link } from './linkRun';
import { loadChain } from './loadChain';
import type { Received } from './readRun';
import { storeRun } from './storeRun';

export interface RunReceived {
  readonly links: readonly Link[];
  readonly accepted: readonly AcceptedRun[];
  /** Of the accepted branch. */
  readonly head: ChainHead | null;
  readonly receipts: readonly string[];
  /** By seq, of everything that was accepted at the end of the accepted branch and can be read; null: it is stored, and still to be folded. */
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
 * The first step of a push (P1): under the writer's lock, stores what fits the chain or begins a branch of it (P6), and writes the
 * receipts. They may leave the house once the caller's transaction has committed. With `foldFirst` the second step is done within,
 * where it need not wait for anybody.
 */
export async function receiveRun(trx: Transaction<Database>, context: RunContext, writer: string, received: readonly Received[]): Promise<RunReceived> {
  const { court, now } = context;
  const row = await trx.selectFrom('writers').selectAll().where('court_id', '=', court).where('writer_id', '=', writer).forNoKeyUpdate().executeTakeFirstOrThrow();
  const chain = await loadChain(trx, row, received);
  const { links, accepted } = linkRun(chain, received);
  const readable = accepted.flatMap(({ branch, entries }) => (branch === 0 ? entries.flatMap(({ read }) => (read.ok ? [read.entry] : [])) : []));
  const folding = context.foldFirst ? await foldRun(trx, court, writer, readable) : null;
  const outcomes = folding && new Map(folding.outcomes.map(({ seq, outcome }) => [seq, outcome]));
  const receipts = await loadReceipts(trx, context, writer, links, received);
  let head = chain.heads.get(0) ?? null;
  let outcomeHead = row.outcome_head;
  // The documents become texts while the database is busy with the entries.
  const toWrite = folding && setImmediate().then(() => packFolded(folding.folded));
  // What fails is thrown below, once nothing is under way.
  toWrite?.catch(() => undefined);
  for (const run of accepted) {
    outcomeHead = await storeRun(trx, { court, writer, outcomeHead, carrier: context.carrier }, run, now, run.branch === 0 ? (outcomes ?? undefined) : undefined);
    const end = endOf(run);
    if (run.branch === 0) head = end;
    const from = run.entries[0]?.header.seq ?? end.seq;
    receipts.push(await issueReceipt(trx, context, writer, { branch: run.branch, from, end }, run.branch === 0 ? `entries:${writer}:${from}` : `entries:${writer}:${from}:${run.branch}`));
  }
  if (toWrite) await writeFolded(trx, court, await toWrite, now);
  return { links, accepted, head, receipts, outcomes };
}

function endOf({ entries }: AcceptedRun): ChainHead {
  const last = entries.at(-1);
  if (last === undefined) throw new Error('a run without entries');
  return { seq: last.header.seq, hash: last.hash };
}

/**
 * The receipts that were written when the entries came that are sent again: the answer to a lost reply (P7). One that ends beyond what was
 * sent is signed anew up to there, once: a copy that knows no more of its journal could not believe the other. It is written down like every
 * other, or the court would take it for one of a later store when it is presented (G3).
 */
async function loadReceipts(trx: Transaction<Database>, context: RunContext, writer: string, links: readonly Link[], received: readonly Received[]): Promise<string[]> {
  const { court } = context;
  const repeated = links.flatMap((link, place) => {
    const entry = received[place];
    return link.is === 'duplicate' && entry?.is === 'candidate' ? [{ branch: link.branch, seq: link.seq, hash: entry.hash }] : [];
  });
  const found: string[] = [];
  for (const branch of new Set(repeated.map((link) => link.branch))) {
    const sent = repeated.filter((link) => link.branch === branch);
    const last = sent.reduce((one, other) => (other.seq > one.seq ? other : one));
    const rows = await trx
      .selectFrom('receipts')
      .select(['jws', 'from_seq', 'to_seq'])
      .where((eb) => eb.and({ court_id: court, writer_id: writer, branch, kind: 'entries' as const }))
      .where('to_seq', '>=', smallest(sent.map(({ seq }) => seq)))
      .where('from_seq', '<=', last.seq)
      .orderBy('to_seq')
      .execute();
    // Beginnings of those that end where what was sent ends, or are signed anew up to there.
    const believable = new Set(rows.flatMap(({ from_seq: from, to_seq: to }) => (from !== null && to === last.seq ? [from] : [])));
    for (const { jws, from_seq: from, to_seq: to } of rows) {
      if (from === null || to === null || to <= last.seq) found.push(jws);
      else if (!believable.has(from)) {
        believable.add(from);
        found.push(await issueReceipt(trx, context, writer, { branch, from, end: last }, `entries:${writer}:${from}:${branch}:${last.seq}`));
      }
    }
  }
  return found;
}

async function issueReceipt(trx: Transaction<Database>, context: RunContext, writer: string, { branch, from, end }: { readonly branch: number; readonly from: number; readonly end: ChainHead }, id: string): Promise<string> {
  const { court, epoch, now } = context;
  const { seq: to, hash: head } = end;
  const jws = await context.signReceipt({ kind: 'entries', court, epoch, writer, from, to, head, ...(branch === 0 ? {} : { branch }), at: now });
  await trx
    .insertInto('receipts')
    .values({ court_id: court, receipt_id: id, kind: 'entries', writer_id: writer, branch, from_seq: from, to_seq: to, head, issued_at: now, jws })
    .execute();
  return jws;
}

const smallest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b));
