import { sql } from 'kysely';
import { fillIn } from '../../import/importFault';
import type { AdminCommand } from '../adminCommand';
import { findCourt } from '../findCourt';

interface Row {
  readonly device: string;
  readonly letter: string;
  readonly label: string | null;
  readonly seen: string | null;
  readonly revoked: boolean;
  readonly officers: string;
}

/** The tablets of a court: letter, what people call it, whether it is in use, its last contact, whose it is. */
export const devices: AdminCommand = {
  takes: ['COURT'],
  options: [],
  flags: [],
  async run(context, [of = '']) {
    const { id: court } = await findCourt(context, of);
    const { rows } = await sql<Row>`SELECT d.device_id AS device, d.letter, d.label, d.last_seen AS seen, d.revoked_at IS NOT NULL AS revoked, string_agg(DISTINCT o.name, '、') AS officers
      FROM devices d LEFT JOIN writers w ON w.court_id = d.court_id AND w.device_id = d.device_id LEFT JOIN officers o ON o.court_id = w.court_id AND o.officer_id = w.officer_id
      WHERE d.court_id = ${court} GROUP BY d.court_id, d.device_id ORDER BY length(d.letter), d.letter`.execute(context.db);
    const { done, state } = context.words;
    return { lines: rows.map(({ revoked, label, seen, ...row }) => fillIn(done.device, { ...row, label: label ?? '–', seen: seen ?? '–', state: revoked ? state.revoked : state.active })), audited: null };
  },
};
