import type { ChainHead, Outcome } from '@/domain/journal';
import type { Selectable, Transaction } from 'kysely';
import type { Database } from '../../db/database';
import type { WritersTable } from '../../db/tables/writers';
import { chainKey, type StoredChain, type StoredEntry } from './linkRun';
import type { Received } from './readRun';

/**
 * What of the writer's chain says where the sent entries hang: the ends of its branches, and what is stored at the places sent and
 * at the one before. The writer's row is locked by the caller.
 */
export async function loadChain(trx: Transaction<Database>, row: Selectable<WritersTable>, received: readonly Received[]): Promise<StoredChain> {
  const head: ChainHead | null = row.head_hash === null ? null : { seq: row.head_seq, hash: row.head_hash };
  const seqs = received.flatMap((entry) => (entry.is === 'candidate' ? [entry.header.seq] : []));
  const heads = new Map<number, ChainHead>(head === null ? [] : [[0, head]]);
  const stored = new Map<string, StoredEntry>(head === null ? [] : [[chainKey(head.seq, head.hash), { branch: 0, outcome: null }]]);
  if (seqs.length === 0 || head === null) return { heads, stored };
  const key = { court_id: row.court_id, writer_id: row.writer_id };
  const branches = await trx.selectFrom('branches').select(['branch', 'head_seq', 'head_hash']).where((eb) => eb.and(key)).execute();
  for (const { branch, head_seq, head_hash } of branches) heads.set(branch, { seq: head_seq, hash: head_hash });
  const before = smallest(seqs) - 1;
  // The ordinary push goes on at the head: nothing of it is here yet.
  if (before >= head.seq && branches.length === 0) return { heads, stored };
  const rows = await trx
    .selectFrom('entries')
    .select(['seq', 'hash', 'branch', 'outcome'])
    .where((eb) => eb.and(key))
    .where('seq', '>=', before)
    .where('seq', '<=', largest(seqs))
    .execute();
  for (const { seq, hash, branch, outcome } of rows) stored.set(chainKey(seq, hash), { branch, outcome: outcome as Outcome | null });
  return { heads, stored };
}

const smallest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b));
const largest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b));
