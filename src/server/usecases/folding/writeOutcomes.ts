import { sql, type Transaction } from 'kysely';
import type { Database } from '../../db/database';
import type { EntryOutcome } from './foldOneCase';
import { placeKey, type Places } from './loadUnfolded';

/**
 * Writes outcomes, each with the next position of its writer's feed. The writers are locked in the order of their ids, so
 * that their feeds, too, never skip. `places` says where the rows lie: nobody else changes an unfolded entry of a locked case.
 */
export async function writeOutcomes(trx: Transaction<Database>, court: string, outcomes: readonly EntryOutcome[], places: Places): Promise<void> {
  if (outcomes.length === 0) return;
  const writers = [...new Set(outcomes.map(({ writer }) => writer))];
  const rows = await trx
    .selectFrom('writers')
    .select(['writer_id', 'outcome_head'])
    .where('court_id', '=', court)
    .where('writer_id', 'in', writers)
    .orderBy('writer_id')
    .forNoKeyUpdate()
    .execute();
  const heads = new Map(rows.map((row) => [row.writer_id, row.outcome_head]));
  const numbered = outcomes.map((outcome) => {
    const n = (heads.get(outcome.writer) ?? 0) + 1;
    heads.set(outcome.writer, n);
    return { ...outcome, n, place: places.get(placeKey(outcome)) ?? null };
  });
  // By place, not by key: a join would have the planner read the whole court's entries, or each writer's for every entry.
  const written = await sql`UPDATE entries SET outcome = o.outcome::jsonb, outcome_n = o.n
    FROM unnest(${numbered.map(({ place }) => place)}::text[], ${numbered.map(({ seq }) => seq)}::bigint[], ${numbered.map(({ outcome }) => JSON.stringify(outcome))}::text[],
      ${numbered.map(({ n }) => n)}::bigint[]) AS o (place, seq, outcome, n)
    WHERE entries.ctid = o.place::tid AND entries.seq = o.seq`.execute(trx);
  if (written.numAffectedRows !== BigInt(outcomes.length)) throw new Error(`${outcomes.length} outcomes, and ${String(written.numAffectedRows)} entries to take them`);
  const given = [...heads];
  await sql`UPDATE writers SET outcome_head = h.n FROM unnest(${given.map(([writer]) => writer)}::text[], ${given.map(([, n]) => n)}::bigint[]) AS h (writer_id, n)
    WHERE writers.court_id = ${court} AND writers.writer_id = h.writer_id`.execute(trx);
}
