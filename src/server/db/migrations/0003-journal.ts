import { sql, type Kysely } from 'kysely';

/** Entries, what they fold to, files and receipts. Frozen: a later change is a new migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE TABLE entries (
    court_id text NOT NULL,
    writer_id text NOT NULL,
    seq bigint NOT NULL CHECK (seq > 0),
    branch integer NOT NULL DEFAULT 0 CHECK (branch >= 0),
    hash text NOT NULL,
    header bytea NOT NULL,
    salt bytea NOT NULL,
    body bytea NOT NULL,
    sig text,
    case_id text,
    document_kind text,
    document_id text,
    entry_id text,
    op text,
    received_at timestamptz NOT NULL,
    carrier_device text,
    outcome jsonb,
    outcome_n bigint,
    PRIMARY KEY (court_id, writer_id, seq, branch),
    FOREIGN KEY (court_id, writer_id) REFERENCES writers
  )`,
  `CREATE INDEX entries_id ON entries (court_id, entry_id)`,
  `CREATE INDEX entries_case ON entries (court_id, case_id)`,
  `CREATE INDEX entries_outcome ON entries (court_id, writer_id, outcome_n)`,
  `CREATE INDEX entries_waiting ON entries (court_id, case_id) WHERE outcome ->> 'is' = 'waiting'`,
  `CREATE INDEX entries_unfolded ON entries (court_id, writer_id, seq) WHERE outcome IS NULL`,

  // The court's evidence: not even the gateway can remove an entry or change what was signed.
  `CREATE FUNCTION refuse_change_of_entry() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'entries are append-only: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
  END $$`,
  `CREATE TRIGGER entries_never_deleted BEFORE DELETE ON entries FOR EACH ROW EXECUTE FUNCTION refuse_change_of_entry()`,
  `CREATE TRIGGER entries_never_truncated BEFORE TRUNCATE ON entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_entry()`,
  `CREATE TRIGGER entries_never_rewritten BEFORE UPDATE ON entries FOR EACH ROW WHEN (
    (OLD.court_id, OLD.writer_id, OLD.seq, OLD.branch, OLD.hash, OLD.header, OLD.salt, OLD.body, OLD.received_at)
      IS DISTINCT FROM (NEW.court_id, NEW.writer_id, NEW.seq, NEW.branch, NEW.hash, NEW.header, NEW.salt, NEW.body, NEW.received_at)
    OR OLD.sig IS DISTINCT FROM NEW.sig
  ) EXECUTE FUNCTION refuse_change_of_entry()`,

  `CREATE TABLE documents (
    court_id text NOT NULL,
    case_id text NOT NULL,
    kind text NOT NULL,
    document_id text NOT NULL,
    n bigint NOT NULL,
    body text NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (court_id, case_id, kind, document_id),
    FOREIGN KEY (court_id, case_id) REFERENCES cases
  )`,
  // Packing a body of two or three kilobytes costs more than writing it as it is.
  `ALTER TABLE documents SET (toast_tuple_target = 8160)`,
  `CREATE INDEX documents_feed ON documents (court_id, case_id, n)`,
  `CREATE TABLE fold_log (
    court_id text NOT NULL,
    case_id text NOT NULL,
    position bigint NOT NULL,
    writer_id text NOT NULL,
    seq bigint NOT NULL,
    verdict jsonb NOT NULL,
    fold_version integer NOT NULL,
    PRIMARY KEY (court_id, case_id, position),
    FOREIGN KEY (court_id, case_id) REFERENCES cases
  )`,
  `CREATE TABLE attachments (
    court_id text NOT NULL,
    writer_id text NOT NULL,
    attach_entry text NOT NULL,
    sha256 text NOT NULL,
    case_id text,
    document_kind text,
    document_id text,
    mime text,
    size bigint CHECK (size >= 0),
    state text NOT NULL DEFAULT 'announced' CHECK (state IN ('announced', 'stored')),
    announced_at timestamptz NOT NULL,
    stored_at timestamptz,
    PRIMARY KEY (court_id, writer_id, attach_entry, sha256),
    FOREIGN KEY (court_id, writer_id) REFERENCES writers,
    CHECK (state = 'announced' OR (size IS NOT NULL AND stored_at IS NOT NULL))
  )`,
  `CREATE INDEX attachments_case ON attachments (court_id, case_id)`,
  `CREATE INDEX attachments_hash ON attachments (court_id, sha256)`,
  `CREATE TABLE receipts (
    court_id text NOT NULL,
    receipt_id text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('entries', 'file')),
    writer_id text NOT NULL,
    from_seq bigint,
    to_seq bigint,
    head text,
    sha256 text,
    issued_at timestamptz NOT NULL,
    jws text NOT NULL,
    PRIMARY KEY (court_id, receipt_id),
    FOREIGN KEY (court_id, writer_id) REFERENCES writers
  )`,
  `CREATE INDEX receipts_writer ON receipts (court_id, writer_id, to_seq)`,
];
