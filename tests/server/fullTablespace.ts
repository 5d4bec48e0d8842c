import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import type { Database } from '@/server/db/database';

export interface FullTablespace {
  /** Gives the table room again. */
  readonly free: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/**
 * Puts the table of entries on a file system that is full, so that PostgreSQL itself runs out of disk. Mounting one where the
 * database server sees it needs root; without that the table refuses by a trigger with the same error code, and the
 * test says so.
 */
export async function fillDiskUnderEntries(db: Kysely<Database>): Promise<FullTablespace> {
  if (process.getuid?.() !== 0) {
    console.warn('Not root, so no small disk could be mounted for PostgreSQL: its "disk full" (53100) is raised by a trigger instead.');
    await sql`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`.execute(db);
    await sql`CREATE TRIGGER no_room BEFORE INSERT ON entries FOR EACH STATEMENT EXECUTE FUNCTION no_room()`.execute(db);
    const free = async (): Promise<void> => void (await sql`DROP TRIGGER IF EXISTS no_room ON entries`.execute(db));
    return { free, remove: free };
  }
  const folder = mkdtempSync(join(tmpdir(), 'fieldwrit-tablespace-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4096k', 'tmpfs', folder]);
  const { rows } = await sql<{ data_directory: string }>`SHOW data_directory`.execute(db);
  const owner = statSync(rows[0]?.data_directory ?? folder);
  chownSync(folder, owner.uid, owner.gid);
  await sql`CREATE TABLESPACE tiny LOCATION ${sql.lit(folder)}`.execute(db);
  await sql`ALTER TABLE entries SET TABLESPACE tiny`.execute(db);
  const filler = join(folder, 'filler');
  fill(filler);
  return {
    free: async () => truncateSync(filler),
    async remove() {
      await sql`ALTER TABLE entries SET TABLESPACE pg_default`.execute(db);
      await sql`DROP TABLESPACE tiny`.execute(db);
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Writes until the file system takes no more. */
export function fill(path: string): void {
  writeFileSync(path, '');
  for (const size of [64 * 1024, 4096, 1]) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size, 7), { flag: 'a' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }
}
