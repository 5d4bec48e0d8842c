import type { JsonOrNull, Moment, MomentOrNull, TextOrNull } from './columns';

export interface DevicesTable {
  court_id: string;
  device_id: string;
  /** The tablet's letter on labels: A … Z, AA …; unique in the court, never given twice. */
  letter: string;
  label: TextOrNull;
  enrolled_at: Moment;
  last_seen: MomentOrNull;
  app_version: TextOrNull;
  /** What the device last said it still holds. */
  report: JsonOrNull<unknown>;
  reported_at: MomentOrNull;
  /** Since when the tablet is given nothing any more; what it sends is taken (W2). */
  revoked_at: MomentOrNull;
}
