import type pg from 'pg';
import { auditText, type AuditEvent } from './auditRecord';

export interface AuditLog {
  /** Writes down what happened, or is about to. Throws when it cannot: what cannot be written down is not done (decisions/0007). */
  readonly write: (event: AuditEvent) => Promise<void>;
}

/** `pool` is connected as the role that may only add. */
export const auditLog = (pool: pg.Pool, now: () => Date): AuditLog => ({
  async write(event) {
    await pool.query('SELECT append_audit($1, $2)', [event.court ?? '', auditText(event, now().toISOString())]);
  },
});
