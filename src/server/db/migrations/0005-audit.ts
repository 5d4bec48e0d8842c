import { sql, type Kysely } from 'kysely';
import { AUDIT_ROLE } from '../auditRole';

/** The audit log, and the role that may only add to it. Frozen: a later change is a new migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ schema: string }>`SELECT quote_ident(current_schema()) AS schema`.execute(db);
  for (const statement of statements(rows[0]?.schema ?? 'public')) await sql.raw(statement).execute(db);
}

const statements = (schema: string): readonly string[] => [
  // A book for each court, and one ('') for what concerns none. `record` is the exact text that was hashed.
  `CREATE TABLE audit (
    court_id text NOT NULL,
    seq bigint NOT NULL CHECK (seq > 0),
    record text NOT NULL CHECK (length(record) BETWEEN 2 AND 20000),
    prev text,
    hash text NOT NULL,
    PRIMARY KEY (court_id, seq)
  )`,
  `CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'the audit log is append-only: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
  END $$`,
  `CREATE TRIGGER audit_never_changed BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit()`,
  `CREATE TRIGGER audit_never_truncated BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit()`,

  // Computes the chain with its maker's right: who may call it need not be able to read or write the table. One after the other in each book.
  `CREATE FUNCTION append_audit(of_court text, new_record text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, ${schema}, pg_temp AS $$
  DECLARE
    last ${schema}.audit%ROWTYPE;
    next_seq bigint;
    next_hash text;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('fieldwrit audit ' || of_court, 0));
    SELECT * INTO last FROM ${schema}.audit WHERE court_id = of_court ORDER BY seq DESC LIMIT 1;
    next_seq := coalesce(last.seq, 0) + 1;
    next_hash := encode(sha256(convert_to(concat(last.hash, chr(10), next_seq, chr(10), of_court, chr(10), new_record), 'UTF8')), 'hex');
    INSERT INTO ${schema}.audit (court_id, seq, record, prev, hash) VALUES (of_court, next_seq, new_record, last.hash, next_hash);
    RETURN next_hash;
  END $$`,
  `REVOKE ALL ON FUNCTION append_audit(text, text) FROM PUBLIC`,

  // Roles are the whole server's: another database of it may have made this one already.
  `DO $$
  BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${AUDIT_ROLE}') THEN
      CREATE ROLE ${AUDIT_ROLE} NOLOGIN;
    END IF;
    IF NOT pg_has_role(CURRENT_USER, '${AUDIT_ROLE}', 'MEMBER') THEN
      GRANT ${AUDIT_ROLE} TO CURRENT_USER;
    END IF;
  EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
    WHEN insufficient_privilege THEN
      RAISE EXCEPTION 'The audit log needs the role ${AUDIT_ROLE}, which the gateway may not make or take. An administrator of the database runs: CREATE ROLE ${AUDIT_ROLE} NOLOGIN (unless it is there); GRANT ${AUDIT_ROLE} TO %;', quote_ident(CURRENT_USER) USING ERRCODE = 'insufficient_privilege';
  END $$`,
  `GRANT USAGE ON SCHEMA ${schema} TO ${AUDIT_ROLE}`,
  `GRANT EXECUTE ON FUNCTION append_audit(text, text) TO ${AUDIT_ROLE}`,

  // On which tablet a session was opened: with the tablet's revocation it ends.
  `ALTER TABLE sessions ADD COLUMN device_id text`,
  `ALTER TABLE devices ADD COLUMN revoked_at timestamptz`,
];
