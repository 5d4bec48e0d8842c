import { sql, type Kysely } from 'kysely';

/** What the bytes of a file turned out to be, whatever was announced. Frozen: a later change is a new migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `ALTER TABLE attachments ADD COLUMN found_mime text, ADD COLUMN width integer CHECK (width > 0), ADD COLUMN height integer CHECK (height > 0)`,
];
