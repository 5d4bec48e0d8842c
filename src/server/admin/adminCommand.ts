import type { Kysely } from 'kysely';
import type { AuditLog } from '../audit/auditLog';
import type { AuditObject } from '../audit/auditRecord';
import type { DataFolder } from '../dataFolder';
import type { Database } from '../db/database';
import type { KeyRing } from '../keys/keyRing';
import type { AdminWords } from './adminWords';

/** What a command works with. */
export interface AdminContext {
  readonly db: Kysely<Database>;
  readonly keys: KeyRing;
  readonly audit: AuditLog;
  readonly dataFolder: DataFolder;
  readonly now: () => Date;
  readonly english: boolean;
  readonly words: AdminWords;
  /** The new password: from the file that the option names, from standard input, or asked for without being shown. */
  readonly readPassword: (file: string | undefined) => Promise<string>;
}

/** What a command did. */
export interface AdminOutcome {
  readonly lines: readonly string[];
  /** Null: nothing was changed that would have to be written down. */
  readonly audited: { readonly court: string | null; readonly object: AuditObject } | null;
}

export interface AdminCommand {
  /** Names of the arguments, as they are told when one is missing. `…`: any number more. */
  readonly takes: readonly string[];
  /** Options with a value, and those without. */
  readonly options: readonly string[];
  readonly flags: readonly string[];
  /** Throws AdminRefusal. */
  readonly run: (context: AdminContext, args: readonly string[], options: Readonly<Record<string, string | undefined>>) => Promise<AdminOutcome>;
}
