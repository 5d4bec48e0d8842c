import type { Moment, MomentOrNull, TextOrNull } from './columns';

/** One sign-in on one browser. Tokens are stored as SHA-256 alone: a copy of the table opens no session. */
export interface SessionsTable {
  court_id: string;
  session_id: string;
  officer_id: string;
  access_hash: string;
  access_expires: Moment;
  refresh_hash: string;
  refresh_expires: Moment;
  /** The refresh token before the last rotation, still good until `previous_until` in case the reply was lost. */
  previous_refresh_hash: TextOrNull;
  previous_until: MomentOrNull;
  created_at: Moment;
  last_seen: Moment;
  user_agent: TextOrNull;
  /** The tablet on which it was opened; null until that enrols. */
  device_id: TextOrNull;
}
