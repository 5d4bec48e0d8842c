import type { Kysely } from 'kysely';
import type { Configuration } from 'openid-client';
import type pg from 'pg';
import type { AuditLog } from './audit/auditLog';
import type { DataFolder } from './dataFolder';
import type { Database } from './db/database';
import type { FoldsBehind } from './foldsBehind';
import type { KeyRing } from './keys/keyRing';
import type { Settings } from './settings';

/** What every route and use case of a running gateway works with. */
export interface Gateway {
  readonly settings: Settings;
  readonly db: Kysely<Database>;
  readonly pool: pg.Pool;
  readonly audit: AuditLog;
  /** The court's identity provider; null: single sign-on is not set up. */
  readonly provider: (() => Promise<Configuration>) | null;
  /** Whether this is the database's one active gateway right now. */
  readonly leaseHeld: () => boolean;
  readonly dataFolder: DataFolder;
  readonly keys: KeyRing;
  /** What is stored and receipted, and being folded. */
  readonly foldsBehind: FoldsBehind;
  /** The gateway's clock; tests set it. */
  readonly now: () => Date;
}
