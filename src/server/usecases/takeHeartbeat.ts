import { sql } from 'kysely';
import type { Heartbeat, HeartbeatReply } from '@/wire/heartbeat';
import type { Session } from '../auth/sessionStore';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';
import { rangesOfDevice } from './seals/rangesOfDevice';

/** A device's claims, by writer: officers who share a tablet each have a queue of their own on it. */
export type DeviceReports = Readonly<Record<string, { readonly at: string; readonly report: Omit<Heartbeat, 'writer'> }>>;

/** Keeps what a tablet says that it still holds, and tells it the time, what the court sets, its seals, and whether it was revoked. */
export async function takeHeartbeat(gateway: Gateway, session: Session, { writer, ...report }: Heartbeat): Promise<HeartbeatReply> {
  const now = gateway.now().toISOString();
  const row = await gateway.db
    .selectFrom('writers')
    .select('device_id')
    .where('court_id', '=', session.courtId)
    .where('writer_id', '=', writer)
    .where('officer_id', '=', session.officerId)
    .executeTakeFirst();
  if (row?.device_id == null) throw new GatewayError('notAllowed', 'This writer is not the officer who is signed in.');
  const reports: DeviceReports = { [writer]: { at: now, report } };
  await sql`UPDATE devices SET report = coalesce(report, '{}') || ${JSON.stringify(reports, storable)}::jsonb, reported_at = ${now}::timestamptz, last_seen = ${now}::timestamptz, app_version = ${plain(report.app)}
    WHERE court_id = ${session.courtId} AND device_id = ${row.device_id}`.execute(gateway.db);
  const { lockAfterMinutes, leaseHours, farOverPercent } = gateway.settings;
  const reply = { serverTime: now, rules: { lockAfterMinutes, leaseHours, farOverPercent } };
  return session.onRevokedDevice ? { ...reply, wipe: true } : { ...reply, seals: await rangesOfDevice(gateway.db, session.courtId, row.device_id) };
}

/** The database takes no NUL and no lone surrogate; in a claim for people to read they mean nothing. */
const plain = (text: string): string => text.replaceAll('\0', '').replace(/\p{Cs}/gu, '\uFFFD');
const storable = (_key: string, value: unknown): unknown => (typeof value === 'string' ? plain(value) : value);
