import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { folderBlobs, type Blobs } from '@/server/blobs/folderBlobs';
import { auditLog } from '@/server/audit/auditLog';
import { openDataFolder } from '@/server/dataFolder';
import type { Database } from '@/server/db/database';
import { migrateToLatest } from '@/server/db/migrateToLatest';
import { readColumnType } from '@/server/db/readColumnType';
import { foldsBehind } from '@/server/foldsBehind';
import type { Gateway } from '@/server/gateway';
import { openKeyRing } from '@/server/keys/keyRing';
import { readSettings } from '@/server/settings';

/** One database and one folder for many histories; each history is a court of its own in it. */
export interface CourtHouse {
  readonly db: Kysely<Database>;
  readonly blobs: Blobs;
  /** The gateway of a history, with the clock of that history. */
  readonly gatewayAt: (now: () => Date) => Gateway;
  /** An id for the court of a history; played twice in one database, it gets another one. */
  readonly courtId: (seed: number) => string;
  readonly stage: (bytes: Uint8Array) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Tables of a court that a backup holds, each with a twin in the schema `backup`. */
export const KEPT = ['courts', 'cases', 'assignments', 'writers', 'branches', 'past_epochs', 'devices', 'entries', 'documents', 'fold_log', 'attachments', 'receipts'] as const;

/** What a tablet of a history sends at once is short: what a gateway does with a long run is tried with these. */
const LONG_ABOVE = 2;

/** Opens the gateway's own store on an empty database. What is tried here is logic: nothing waits for the disk. */
export async function openCourtHouse(databaseUrl: string): Promise<CourtHouse> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 6, options: '-c TimeZone=UTC -c synchronous_commit=off', types: { getTypeParser: readColumnType } });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  await migrateToLatest(db);
  await pool.query('CREATE SCHEMA backup');
  for (const table of KEPT) await pool.query(`CREATE TABLE backup.${table} (LIKE public.${table} INCLUDING GENERATED); CREATE INDEX ON backup.${table} (court_id)`);
  const root = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'fieldwrit-fuzz-'));
  const dataFolder = await openDataFolder(root);
  const keys = await openKeyRing(dataFolder.keys);
  const settings = readSettings({ FIELDWRIT_DATA: root, DATABASE_URL: databaseUrl, FIELDWRIT_LOG: 'silent' });
  let staged = 0;
  const played = new Map<number, number>();
  await mkdir(dataFolder.staging, { recursive: true });
  return {
    db,
    blobs: folderBlobs(dataFolder.blobs),
    gatewayAt: (now) => ({ settings, db, pool, audit: auditLog(pool, now), provider: null, leaseHeld: () => true, dataFolder, keys, foldsBehind: foldsBehind(LONG_ABOVE), now }),
    courtId(seed) {
      const times = (played.get(seed) ?? 0) + 1;
      played.set(seed, times);
      return `f${seed}-${times}`;
    },
    async stage(bytes) {
      const path = join(dataFolder.staging, `arrived-${(staged += 1)}`);
      await writeFile(path, bytes);
      return path;
    },
    async close() {
      await db.destroy();
      await rm(root, { recursive: true, force: true });
    },
  };
}
