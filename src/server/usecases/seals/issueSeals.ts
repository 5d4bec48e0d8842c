import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { canonicalSeal, spanOf, type SpanFault } from '@/domain/seals';
import type { Gateway } from '../../gateway';

export interface SealIssue {
  readonly court: string;
  /** Letter or id of the tablet. */
  readonly tablet: string;
  readonly first: string;
  readonly last: string;
  /** Id of the officer who took them, or null. */
  readonly officer: string | null;
  readonly by: string;
}

export type IssuedSeals =
  | { readonly ok: true; readonly range: string; readonly letter: string; readonly device: string; readonly count: number }
  | { readonly ok: false; readonly reason: SpanFault | 'unknownDevice' | 'deviceRevoked' | 'overlap' };

const EXCLUSION_VIOLATION = '23P01';

/** Gives strips to a tablet (领用). That no strip is given twice is the database's to refuse: two who issue at once cannot both win. */
export async function issueSeals({ db, now }: Pick<Gateway, 'db' | 'now'>, { court, tablet, first, last, officer, by }: SealIssue): Promise<IssuedSeals> {
  const read = spanOf(canonicalSeal(first), canonicalSeal(last));
  if (!read.ok) return { ok: false, reason: read.fault };
  const device = await db.selectFrom('devices').select(['device_id', 'letter', 'revoked_at']).where('court_id', '=', court).where((or) => or.or([or('device_id', '=', tablet), or('letter', '=', tablet)])).executeTakeFirst();
  if (device === undefined) return { ok: false, reason: 'unknownDevice' };
  if (device.revoked_at !== null) return { ok: false, reason: 'deviceRevoked' };
  const { prefix, digits, from, to } = read.span;
  const range = uuidv7();
  try {
    await db
      .insertInto('seal_ranges')
      .values({ court_id: court, range_id: range, prefix, digits, first_number: from, last_number: to, device_id: device.device_id, officer_id: officer, issued_by: by, issued_at: now().toISOString() })
      .execute();
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === EXCLUSION_VIOLATION) return { ok: false, reason: 'overlap' };
    throw error;
  }
  return { ok: true, range, letter: device.letter, device: device.device_id, count: to - from + 1 };
}
