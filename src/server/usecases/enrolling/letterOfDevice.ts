import type { Transaction } from 'kysely';
import type { EnrolRequest } from '@/wire/enrol';
import type { Session } from '../../auth/sessionStore';
import type { Database } from '../../db/database';
import { deviceLetter } from './deviceLetter';
import { baseLetter } from './writerLetter';

/**
 * The letter of the device; a new one becomes a tablet of the court with the letter that it brings (it was here before the court was
 * restored), else with the next one. The court's row is locked by the caller, so that no letter is given twice.
 */
export async function letterOfDevice(trx: Transaction<Database>, session: Pick<Session, 'courtId'>, request: EnrolRequest, now: string): Promise<string> {
  const seen = { last_seen: now, ...(request.appVersion === undefined ? {} : { app_version: request.appVersion }) };
  const known = await trx
    .updateTable('devices')
    .set({ ...seen, ...(request.deviceLabel === undefined ? {} : { label: request.deviceLabel }) })
    .where('court_id', '=', session.courtId)
    .where('device_id', '=', request.device)
    .returning('letter')
    .executeTakeFirst();
  if (known !== undefined) return known.letter;
  const rows = await trx.selectFrom('devices').select('letter').where('court_id', '=', session.courtId).execute();
  const letter = freeLetter(new Set(rows.map((row) => row.letter)), request.letter);
  await trx
    .insertInto('devices')
    .values({ court_id: session.courtId, device_id: request.device, letter, label: request.deviceLabel ?? null, enrolled_at: now, ...seen })
    .execute();
  return letter;
}

/** Devices are never deleted: their number is where the row of letters goes on, past those that were brought. */
function freeLetter(given: ReadonlySet<string>, brought: string | undefined): string {
  const own = brought === undefined ? undefined : baseLetter(brought);
  if (own !== undefined && !given.has(own)) return own;
  let index = given.size;
  while (given.has(deviceLetter(index))) index += 1;
  return deviceLetter(index);
}
