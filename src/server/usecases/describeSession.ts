import type { SessionReply } from '@/wire/session';
import type { Session } from '../auth/sessionStore';
import type { Gateway } from '../gateway';

/** What the app is told about its session. */
export async function describeSession(gateway: Gateway, session: Session): Promise<SessionReply> {
  const row = await gateway.db
    .selectFrom('officers as o')
    .innerJoin('courts as c', 'c.court_id', 'o.court_id')
    .leftJoin('teams as t', (join) => join.onRef('t.court_id', '=', 'o.court_id').onRef('t.team_id', '=', 'o.team_id'))
    .select(['o.account', 'o.name', 'o.role', 'o.duty', 'o.certificate_no', 't.team_id', 't.name as team_name', 'c.name as court_name', 'c.code', 'c.epoch'])
    .where('o.court_id', '=', session.courtId)
    .where('o.officer_id', '=', session.officerId)
    .executeTakeFirstOrThrow();
  return {
    officer: {
      id: session.officerId,
      account: row.account,
      name: row.name,
      role: row.role,
      duty: row.duty,
      certificateNo: row.certificate_no,
      team: row.team_id === null || row.team_name === null ? null : { id: row.team_id, name: row.team_name },
    },
    court: { id: session.courtId, name: row.court_name, code: row.code, epoch: row.epoch },
    accessExpiresAt: session.accessExpiresAt,
    serverTime: gateway.now().toISOString(),
  };
}
