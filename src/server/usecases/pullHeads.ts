import { sql, type Transaction } from 'kysely';
import { headsDigest } from '@/wire/headsDigest';
import type { FeedCursor, HeadsReply, HeadsRequest } from '@/wire/pull';
import type { Session } from '../auth/sessionStore';
import type { Database } from '../db/database';
import type { Gateway } from '../gateway';
import { formerCases, visibleCases } from '../rights/visibleCases';
import { presentedReceipt } from './presentedReceipt';
import { pullingWriter } from './pullingWriter';
import { noticeRestore } from './restoring/noticeRestore';

const OUTCOMES = 1_000;
const ENDED = 1_000;
/** What the writer has just sent is told with the same answer, unless folding it takes long: then with the next one. */
const FOLD_WAIT_MS = 3_000;

/**
 * Where every feed of the officer stands (G1), from one snapshot: heads of the cases within reach, head of the asking
 * writer's chain, and what became of its entries. A receipt that it presents may tell that this court is an older copy (G3), or
 * that its chain left the accepted one (P6).
 */
export async function pullHeads(gateway: Gateway, session: Session, request: HeadsRequest): Promise<HeadsReply> {
  await gateway.foldsBehind.done(request.writer, FOLD_WAIT_MS);
  const receipt = await presentedReceipt(gateway, session, request);
  if (receipt !== null && request.receipt != null) await noticeRestore(gateway, receipt, request.receipt);
  const branch = receipt?.branch ?? 0;
  return gateway.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const { epoch } = await trx.selectFrom('courts').select('epoch').where('court_id', '=', session.courtId).executeTakeFirstOrThrow();
      const writer = await pullingWriter(trx, session, request.writer);
      const heads = await loadHeads(trx, session);
      const unchanged = request.epoch === epoch && request.digest !== null && request.digest === headsDigest(heads);
      return {
        epoch,
        serverTime: gateway.now().toISOString(),
        unchanged,
        heads: unchanged ? [] : heads,
        ...(unchanged ? {} : { ended: await loadEnded(trx, session) }),
        ...(branch > 0 ? { forked: true } : {}),
        chain: writer.head_hash === null ? null : { seq: writer.head_seq, hash: writer.head_hash },
        // After a restore the feed's old positions mean nothing: told from the beginning.
        outcomes: await loadOutcomes(trx, session.courtId, { writer: request.writer, branch }, request.epoch === epoch ? request.outcomes : 0),
      };
    });
}

async function loadHeads(trx: Transaction<Database>, session: Session): Promise<FeedCursor[]> {
  const { rows } = await sql<FeedCursor>`SELECT case_id AS "case", scope, head AS n FROM cases
    WHERE court_id = ${session.courtId} AND case_id IN (${visibleCases(session)}) ORDER BY case_id`.execute(trx);
  return rows;
}

/** Cases that the officer had and has no longer, and why (G8); those that changed last where there are very many. */
async function loadEnded(trx: Transaction<Database>, session: Session): Promise<NonNullable<HeadsReply['ended']>> {
  const { rows } = await sql<NonNullable<HeadsReply['ended']>[number]>`SELECT case_id AS "case", CASE status WHEN 'moved' THEN 'caseMoved' WHEN 'closed' THEN 'caseClosed' ELSE 'notAssigned' END AS reason FROM cases
    WHERE court_id = ${session.courtId} AND case_id IN (${formerCases(session)}) AND case_id NOT IN (${visibleCases(session)}) ORDER BY updated_at DESC, case_id LIMIT ${ENDED}`.execute(trx);
  return rows;
}

/** Of what lies on the asking tablet's own chain: its branch, and what came before on those that it left. */
async function loadOutcomes(trx: Transaction<Database>, court: string, { writer, branch }: { readonly writer: string; readonly branch: number }, after: number): Promise<HeadsReply['outcomes']> {
  const { rows } = await sql<HeadsReply['outcomes'][number]>`WITH RECURSIVE chain (branch, below) AS (
      SELECT ${branch}::int, NULL::bigint
      UNION ALL SELECT b.parent_branch, b.first_seq FROM chain c JOIN branches b ON b.court_id = ${court} AND b.writer_id = ${writer} AND b.branch = c.branch)
    SELECT e.outcome_n AS n, e.seq, e.hash, e.outcome FROM entries e JOIN chain c ON c.branch = e.branch AND (c.below IS NULL OR e.seq < c.below)
    WHERE e.court_id = ${court} AND e.writer_id = ${writer} AND e.outcome_n > ${after} ORDER BY e.outcome_n LIMIT ${OUTCOMES}`.execute(trx);
  return rows;
}
