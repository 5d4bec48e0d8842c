import { sql, type Kysely } from 'kysely';

/** Which strips (封条) a court gave to which tablet. Frozen: a later change is a new migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Ranges of text by their bytes: what compares names in an exclusion without an extension that a court's own PostgreSQL may not have.
  `CREATE TYPE text_range AS RANGE (subtype = text, collation = "C")`,
  `CREATE TABLE seal_ranges (
    court_id text NOT NULL REFERENCES courts,
    range_id text NOT NULL,
    prefix text NOT NULL CHECK (prefix !~ '[0-9]$'),
    digits integer NOT NULL CHECK (digits BETWEEN 1 AND 12),
    first_number bigint NOT NULL CHECK (first_number >= 0),
    last_number bigint NOT NULL CHECK (last_number >= first_number),
    device_id text NOT NULL,
    officer_id text,
    issued_by text NOT NULL,
    issued_at timestamptz NOT NULL,
    PRIMARY KEY (court_id, range_id),
    FOREIGN KEY (court_id, device_id) REFERENCES devices,
    FOREIGN KEY (court_id, officer_id) REFERENCES officers,
    CONSTRAINT seal_ranges_never_overlap EXCLUDE USING gist (
      text_range(court_id, court_id, '[]') WITH &&,
      text_range(prefix, prefix, '[]') WITH &&,
      int4range(digits, digits, '[]') WITH &&,
      int8range(first_number, last_number, '[]') WITH &&
    )
  )`,
  `CREATE INDEX seal_ranges_device ON seal_ranges (court_id, device_id)`,
];
