import type { Selectable, Transaction } from 'kysely';
import { calculateJwkThumbprint } from 'jose';
import type { EnrolReply, EnrolRequest } from '@/wire/enrol';
import type { Session } from '../auth/sessionStore';
import type { Database } from '../db/database';
import type { WritersTable } from '../db/tables/writers';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';
import { letterOfDevice } from './enrolling/letterOfDevice';
import { isRevoked } from './enrolling/isRevoked';
import { loadFormer } from './enrolling/loadFormer';
import { writerLetter } from './enrolling/writerLetter';

const WRITERS_A_DAY = 100;
const DAY_MS = 24 * 3_600_000;

/**
 * Makes the officer a writer on a device, and the device a tablet of the court with its letter. The device made
 * the ids, so a repeated request (reply lost) gets the same letter and the same certificate. A writer that was made without a network
 * is enrolled like any other, before its first push (W3).
 */
export async function enrolWriter(gateway: Gateway, session: Session, request: EnrolRequest, from: string): Promise<EnrolReply> {
  const keys = await gateway.keys.court(session.courtId);
  const now = gateway.now().toISOString();
  const { isNew, reply } = await gateway.db.transaction().execute(async (trx) => {
    // The court's row orders enrolments, so that no letter is given twice.
    const court = await trx.selectFrom('courts').selectAll().where('court_id', '=', session.courtId).forNoKeyUpdate().executeTakeFirstOrThrow();
    const ofDevice = await letterOfDevice(trx, session, request, now);
    const known = await trx.selectFrom('writers').selectAll().where('court_id', '=', session.courtId).where('writer_id', '=', request.writer).executeTakeFirst();
    if (known !== undefined) await assertSame(known, session, request);
    const letter = known ? (known.letter ?? ofDevice) : writerLetter(ofDevice, request.letter, await lettersTaken(trx, session, request.device, ofDevice));
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
    if (known === undefined) await insertWriter(trx, session, request, { certificate, letter, now });
    await bindSession(trx, session, request.device);
    const reply: EnrolReply = {
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
      former: await loadFormer(trx, session, request.device),
      serverTime: now,
    };
    return { isNew: known === undefined, reply };
  });
  if (isNew) await gateway.audit.write({ what: 'enrol', court: session.courtId, who: session.officerId, from, object: { writer: request.writer, device: request.device, letter: reply.letter, replaces: request.replaces ?? null }, outcome: 'done' });
  return reply;
}

/** Officers who share a tablet share its letter and its counter; one officer's writers on it do not. */
async function lettersTaken(trx: Transaction<Database>, session: Session, device: string, ofDevice: string): Promise<ReadonlySet<string>> {
  const rows = await trx.selectFrom('writers').select('letter').where('court_id', '=', session.courtId).where('device_id', '=', device).where('officer_id', '=', session.officerId).execute();
  return new Set(rows.map(({ letter }) => letter ?? ofDevice));
}

async function insertWriter(trx: Transaction<Database>, session: Session, request: EnrolRequest, { certificate, letter, now }: { readonly certificate: string; readonly letter: string; readonly now: string }): Promise<void> {
  await trx
    .insertInto('writers')
    .values({
      court_id: session.courtId,
      writer_id: request.writer,
      officer_id: session.officerId,
      device_id: request.device,
      public_key: JSON.stringify(request.publicKey),
      certificate,
      letter,
      replaces: request.replaces ?? null,
      // On a revoked tablet a new writer is no way back in: it delivers, and receives nothing (W2).
      status: (await isRevoked(trx, session.courtId, request.device)) ? 'revoked' : 'confirmed',
      created_at: now,
    })
    .execute();
}

/** With the tablet's revocation the session ends. */
async function bindSession(trx: Transaction<Database>, { courtId, sessionId }: Session, device: string): Promise<void> {
  await trx.updateTable('sessions').set({ device_id: device }).where('court_id', '=', courtId).where('session_id', '=', sessionId).where('device_id', 'is distinct from', device).execute();
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
