import { sql } from 'kysely';
import { opNames } from '@/domain/journal';
import type { Gateway } from '../gateway';

/**
 * What an earlier version of this gateway stored and could not read, and this one can, is unfolded again (V1): it takes effect with the
 * next fold of its case, and its tablet is told. Returns how many there were.
 */
export async function rereadNewer(gateway: Gateway): Promise<number> {
  const { numAffectedRows } = await sql`UPDATE entries SET outcome = NULL
    WHERE outcome ->> 'is' = 'unreadable' AND outcome ->> 'reason' = 'version' AND op = ANY(${[...opNames]}::text[]) AND branch = 0 AND case_id IS NOT NULL`.execute(gateway.db);
  return Number(numAffectedRows ?? 0n);
}
