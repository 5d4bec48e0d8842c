import { sql } from 'kysely';
import type { TeamReply } from '@/wire/team';
import type { Session } from '../auth/sessionStore';
import type { Gateway } from '../gateway';
import { visibleCases } from '../rights/visibleCases';
import type { DeviceReports } from './takeHeartbeat';
import { combineReports } from './team/combineReports';
import { loadArrivals, type Arrival } from './team/loadArrivals';

interface WriterRow {
  readonly device: string;
  readonly letter: string;
  readonly last_seen: string | null;
  readonly report: DeviceReports | null;
  readonly reported_at: string | null;
  readonly writer: string;
  readonly officer: string;
  readonly name: string;
}

/**
 * What the court has of every tablet and case of the team, and what the tablets say they still hold. A lead sees the team; an
 * administrator every tablet of the court, and no cases.
 */
export async function describeTeam(gateway: Gateway, session: Session): Promise<TeamReply> {
  const writers = await loadWriters(gateway, session);
  const arrivals = await loadArrivals(gateway.db, session, writers.map(({ writer }) => writer));
  const { rows: cases } = await sql<{ case_id: string; number: string }>`SELECT case_id, number FROM cases
    WHERE court_id = ${session.courtId} AND case_id IN (${visibleCases(session)}) AND case_id = ANY(${arrivals.flatMap((arrival) => arrival.case ?? [])}::text[]) ORDER BY number`.execute(gateway.db);

  const devices = new Map<string, TeamReply['devices'][number]>();
  for (const row of writers) {
    const device = devices.get(row.device) ?? { device: row.device, letter: row.letter, lastSeenAt: row.last_seen, report: combineReports(row.report ?? {}), reportedAt: row.reported_at, writers: [] };
    const { writer, officer, name } = row;
    device.writers.push({ writer, officer, name, ...total(arrivals.filter((arrival) => arrival.writer === writer)) });
    devices.set(row.device, device);
  }
  return {
    serverTime: gateway.now().toISOString(),
    devices: [...devices.values()],
    cases: cases.map(({ case_id, number }) => {
      const ofCase = arrivals.filter((arrival) => arrival.case === case_id);
      return { case: case_id, number, ...total(ofCase), writers: ofCase.map(({ writer, entries, files, filesAwaited }) => ({ writer, entries, files, filesAwaited })) };
    }),
  };
}

async function loadWriters(gateway: Gateway, session: Session): Promise<WriterRow[]> {
  const team = session.role === 'admin' ? sql`true` : sql`o.team_id = ${session.teamId}`;
  const { rows } = await sql<WriterRow>`SELECT d.device_id AS device, d.letter, d.last_seen, d.report, d.reported_at, w.writer_id AS writer, o.officer_id AS officer, o.name
    FROM writers w JOIN officers o ON o.court_id = w.court_id AND o.officer_id = w.officer_id JOIN devices d ON d.court_id = w.court_id AND d.device_id = w.device_id
    WHERE w.court_id = ${session.courtId} AND ${team} ORDER BY length(d.letter), d.letter, w.created_at, w.writer_id`.execute(gateway.db);
  return rows;
}

function total(arrivals: readonly Arrival[]): Omit<Arrival, 'writer' | 'case'> {
  const sum = (of: (arrival: Arrival) => number): number => arrivals.reduce((all, arrival) => all + of(arrival), 0);
  return {
    entries: sum(({ entries }) => entries),
    files: sum(({ files }) => files),
    filesAwaited: sum(({ filesAwaited }) => filesAwaited),
    fileBytes: sum(({ fileBytes }) => fileBytes),
    setAside: sum(({ setAside }) => setAside),
    conflicts: sum(({ conflicts }) => conflicts),
    lastReceivedAt: arrivals.flatMap(({ lastReceivedAt }) => lastReceivedAt ?? []).sort().at(-1) ?? null,
  };
}
