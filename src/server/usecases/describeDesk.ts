import { sql } from 'kysely';
import type { DeskReply } from '@/wire/team';
import type { Session } from '../auth/sessionStore';
import type { Gateway } from '../gateway';
import { formerCases, visibleCases } from '../rights/visibleCases';
import { loadReviewed } from './team/loadReviewed';

const MOST = 200;
/** The moment stands near the beginning of a body: its members are in the order of their names (RFC 8785). */
const BODY_START = 1_024;

type Row = Omit<DeskReply['items'][number], 'at'> & { readonly body_start: Buffer };

/**
 * What a lead has to decide on, newest first (P2, P9, R25, R29): entries of the team's officers, and of anybody in the team's cases,
 * that were set aside; and those that took effect though their case had been moved, closed or taken away, until a lead of the team has seen them.
 */
export async function describeDesk(gateway: Pick<Gateway, 'db' | 'now'>, session: Session): Promise<DeskReply> {
  const court = session.courtId;
  const concerned = sql`(e.writer_id IN (SELECT w.writer_id FROM writers w JOIN officers o ON o.court_id = w.court_id AND o.officer_id = w.officer_id WHERE w.court_id = ${court} AND o.team_id = ${session.teamId})
    OR e.case_id IN (${visibleCases(session)}))`;
  const reviewed = await loadReviewed(gateway.db, session);
  const isReviewed = sql`EXISTS (SELECT 1 FROM unnest(${reviewed.map((one) => one.case)}::text[], ${reviewed.map(({ writer }) => writer)}::text[], ${reviewed.map(({ branch }) => branch)}::bigint[],
      ${reviewed.map(({ from }) => from)}::bigint[], ${reviewed.map(({ to }) => to)}::bigint[]) AS r (case_id, writer_id, branch, from_seq, to_seq)
    WHERE r.case_id = e.case_id AND r.writer_id = e.writer_id AND r.branch = e.branch AND e.seq BETWEEN r.from_seq AND r.to_seq)`;
  // An officer of the team may have written into a case that is none of the team's: its number is not told.
  const known = sql`(c.case_id IN (${visibleCases(session)}) OR c.case_id IN (${formerCases(session)}))`;
  const { rows } = await sql<Row>`SELECT e.case_id AS "case", CASE WHEN ${known} THEN c.number END AS number, e.writer_id AS writer, coalesce(w.letter, d.letter) AS letter, w.officer_id AS officer, o.name, e.branch, e.seq,
      e.entry_id AS entry, e.op, e.document_kind AS kind, e.document_id AS document, desk.reason, e.received_at AS "receivedAt", substring(e.body FROM 1 FOR ${BODY_START}) AS body_start,
      desk.reason NOT IN ('late', 'documentRule') AND c.case_id IS NOT NULL AND (c.case_id IN (${visibleCases(session)}) OR (c.status <> 'open' AND c.case_id IN (${formerCases(session)}))) AS admissible
    FROM (
      (SELECT e.writer_id, e.seq, e.branch, e.outcome ->> 'reason' AS reason, e.received_at FROM entries e
        WHERE e.court_id = ${court} AND e.outcome ->> 'is' = 'setAside' AND ${concerned} ORDER BY e.received_at DESC, e.seq DESC LIMIT ${MOST + 1})
      UNION
      (SELECT e.writer_id, e.seq, e.branch, 'late', e.received_at FROM fold_log l JOIN entries e ON e.court_id = l.court_id AND e.writer_id = l.writer_id AND e.seq = l.seq AND e.branch = l.branch
        WHERE l.court_id = ${court} AND l.verdict -> 'late' = 'true'::jsonb AND l.verdict -> 'effective' = 'true'::jsonb AND ${concerned} AND NOT ${isReviewed} ORDER BY e.received_at DESC, e.seq DESC LIMIT ${MOST + 1})
    ) AS desk
    JOIN entries e ON e.court_id = ${court} AND e.writer_id = desk.writer_id AND e.seq = desk.seq AND e.branch = desk.branch
    JOIN writers w ON w.court_id = e.court_id AND w.writer_id = e.writer_id AND w.officer_id IS NOT NULL
    JOIN officers o ON o.court_id = w.court_id AND o.officer_id = w.officer_id
    LEFT JOIN devices d ON d.court_id = w.court_id AND d.device_id = w.device_id
    LEFT JOIN cases c ON c.court_id = e.court_id AND c.case_id = e.case_id
    ORDER BY e.received_at DESC, e.writer_id, e.branch, e.seq DESC LIMIT ${MOST + 1}`.execute(gateway.db);
  return {
    serverTime: gateway.now().toISOString(),
    items: rows.slice(0, MOST).map(({ body_start, ...row }) => ({ ...row, at: momentIn(body_start) })),
    more: rows.length > MOST,
  };
}

/** The tablet's claim of when; null where the body is written in another way. */
function momentIn(bodyStart: Buffer): string | null {
  return /"at":\{[^{}]*"wall":"([^"\\]{10,40})"/.exec(bodyStart.toString('utf8'))?.[1] ?? null;
}
