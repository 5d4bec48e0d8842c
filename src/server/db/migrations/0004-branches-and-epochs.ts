import { sql, type Kysely } from 'kysely';

/** Branches of a writer's chain, the court's former epochs, letters of writers, and what lies on a lead's desk. Frozen: a later change is a new migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Branch 0 is the writer's own row; another begins after an entry of its parent and is never joined to it again.
  `CREATE TABLE branches (
    court_id text NOT NULL,
    writer_id text NOT NULL,
    branch integer NOT NULL CHECK (branch > 0),
    parent_branch integer NOT NULL CHECK (parent_branch >= 0 AND parent_branch < branch),
    first_seq bigint NOT NULL CHECK (first_seq > 0),
    head_seq bigint NOT NULL CHECK (head_seq >= first_seq),
    head_hash text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (court_id, writer_id, branch),
    FOREIGN KEY (court_id, writer_id) REFERENCES writers
  )`,
  `ALTER TABLE receipts ADD COLUMN branch integer NOT NULL DEFAULT 0`,
  `ALTER TABLE fold_log ADD COLUMN branch integer NOT NULL DEFAULT 0`,

  // Every epoch that was and is no longer: a receipt of one of them tells nothing new.
  `CREATE TABLE past_epochs (
    court_id text NOT NULL REFERENCES courts,
    epoch text NOT NULL,
    ended_at timestamptz NOT NULL,
    PRIMARY KEY (court_id, epoch)
  )`,

  // Null: the letter of the writer's device.
  `ALTER TABLE writers ADD COLUMN letter text`,
  `ALTER TABLE writers ADD COLUMN replaces text`,

  `CREATE INDEX entries_set_aside ON entries (court_id, writer_id, received_at) WHERE outcome ->> 'is' = 'setAside'`,
  `CREATE INDEX fold_log_late ON fold_log (court_id, writer_id, seq) WHERE verdict -> 'late' = 'true'::jsonb`,
];
