import { sql, type Transaction } from 'kysely';
import { headsDigest } from '@/wire/headsDigest';
import type { FeedCursor, HeadsReply, HeadsRequest } from '@/wire/pull';
import type { Session } from '../auth/sessionStore';
import type { Database } from '../db/database';
import type { Gateway } from '../gateway';
import { visibleCases } from '../rights/visibleCases';
import { pullingWriter } from './pullingWriter';

const OUTCOMES = 1_000;

/**
 * Where every feed of the officer stands (G1), from one snapshot: heads of the cases within reach, head of the asking
 * writer's chain, and what became of its entries.
 */
export async function pullHeads(gateway: Gateway, session: Session, request: HeadsRequest): Promise<HeadsReply> {
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
        chain: writer.head_hash === null ? null : { seq: writer.head_seq, hash: writer.head_hash },
        // After a restore the feed's old positions mean nothing: told from the beginning.
        outcomes: await loadOutcomes(trx, session.courtId, request.writer, request.epoch === epoch ? request.outcomes : 0),
      };
    });
}

async function loadHeads(trx: Transaction<Database>, session: Session): Promise<FeedCursor[]> {
  const { rows } = await sql<FeedCursor>`SELECT case_id AS "case", scope, head AS n FROM cases
    WHERE court_id = ${session.courtId} AND case_id IN (${visibleCases(session)}) ORDER BY case_id`.execute(trx);
  return rows;
}

async function loadOutcomes(trx: Transaction<Database>, court: string, writer: string, after: number): Promise<HeadsReply['outcomes']> {
  const rows = await trx
    .selectFrom('entries')
    .select(['seq', 'outcome', 'outcome_n'])
    .where('court_id', '=', court)
    .where('writer_id', '=', writer)
    .where('outcome_n', '>', after)
    .orderBy('outcome_n')
    .limit(OUTCOMES)
    .execute();
  // Written by the fold in this very shape.
  return rows.map((row) => ({ n: row.outcome_n ?? 0, seq: row.seq, outcome: row.outcome as HeadsReply['outcomes'][number]['outcome'] }));
}
