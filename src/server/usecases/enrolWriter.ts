import type { Selectable, Transaction } from 'kysely';
import { calculateJwkThumbprint } from 'jose';
import type { EnrolReply, EnrolRequest } from '@/wire/enrol';
import type { Session } from '../auth/sessionStore';
import type { Database } from '../db/database';
import type { WritersTable } from '../db/tables/writers';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';
import { deviceLetter } from './deviceLetter';

const WRITERS_A_DAY = 100;
const DAY_MS = 24 * 3_600_000;

/**
 * Makes the officer a writer on a device, and the device a tablet of the court with its letter. The device made
 * the ids, so a repeated request (reply lost) gets the same letter and the same certificate.
 */
export async function enrolWriter(gateway: Gateway, session: Session, request: EnrolRequest): Promise<EnrolReply> {
  const keys = await gateway.keys.court(session.courtId);
  const now = gateway.now().toISOString();
  return gateway.db.transaction().execute(async (trx) => {
    // The court's row orders enrolments, so that no letter is given twice.
    const court = await trx.selectFrom('courts').selectAll().where('court_id', '=', session.courtId).forNoKeyUpdate().executeTakeFirstOrThrow();
    const letter = await letterOf(trx, session, request, now);
    const known = await trx.selectFrom('writers').selectAll().where('court_id', '=', session.courtId).where('writer_id', '=', request.writer).executeTakeFirst();
    if (known !== undefined) await assertSame(known, session, request);
    const certificate =
      known?.certificate ??
      (await keys.certifyWriter({
        court: session.courtId,
        writer: request.writer,
        officer: session.officerId,
        device: request.device,
        letter,
        jwk: request.publicKey,
      }));
    if (known === undefined) await assertFewToday(trx, session, gateway.now());
    if (known === undefined) await insertWriter(trx, session, request, certificate, now);
    return {
      court: session.courtId,
      epoch: court.epoch,
      writer: request.writer,
      officer: session.officerId,
      device: request.device,
      letter,
      certificate,
      root: keys.rootJwk,
      receiptKeys: [...keys.receiptCertificates],
      bundleKey: keys.bundleKey,
      serverTime: now,
    };
  });
}

async function letterOf(trx: Transaction<Database>, session: Session, request: EnrolRequest, now: string): Promise<string> {
  const seen = { last_seen: now, ...(request.appVersion === undefined ? {} : { app_version: request.appVersion }) };
  const known = await trx
    .updateTable('devices')
    .set({ ...seen, ...(request.deviceLabel === undefined ? {} : { label: request.deviceLabel }) })
    .where('court_id', '=', session.courtId)
    .where('device_id', '=', request.device)
    .returning('letter')
    .executeTakeFirst();
  if (known !== undefined) return known.letter;
  // Devices are never deleted: their number is the next free place in the row of letters.
  const { count } = await trx
    .selectFrom('devices')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('court_id', '=', session.courtId)
    .executeTakeFirstOrThrow();
  const letter = deviceLetter(Number(count));
  await trx
    .insertInto('devices')
    .values({ court_id: session.courtId, device_id: request.device, letter, label: request.deviceLabel ?? null, enrolled_at: now, ...seen })
    .execute();
  return letter;
}

async function insertWriter(trx: Transaction<Database>, session: Session, request: EnrolRequest, certificate: string, now: string): Promise<void> {
  await trx
    .insertInto('writers')
    .values({
      court_id: session.courtId,
      writer_id: request.writer,
      officer_id: session.officerId,
      device_id: request.device,
      public_key: JSON.stringify(request.publicKey),
      certificate,
      created_at: now,
    })
    .execute();
}

/** A stolen session must not fill the court with tablets; an officer has one or two. */
async function assertFewToday(trx: Transaction<Database>, session: Session, now: Date): Promise<void> {
  const { count } = await trx
    .selectFrom('writers')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('court_id', '=', session.courtId)
    .where('officer_id', '=', session.officerId)
    .where('created_at', '>', new Date(now.getTime() - DAY_MS).toISOString())
    .executeTakeFirstOrThrow();
  if (Number(count) >= WRITERS_A_DAY) throw new GatewayError('tooManyAttempts', `This account enrolled ${WRITERS_A_DAY} tablets within a day.`, 3_600);
}

async function assertSame(known: Selectable<WritersTable>, session: Session, request: EnrolRequest): Promise<void> {
  const sameKey = (await calculateJwkThumbprint(known.public_key)) === (await calculateJwkThumbprint(request.publicKey));
  if (known.officer_id === session.officerId && known.device_id === request.device && sameKey) return;
  throw new GatewayError('writerTaken', 'This writer id is in use with another officer, device or key.');
}
