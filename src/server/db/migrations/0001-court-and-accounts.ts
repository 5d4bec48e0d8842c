import { sql, type Kysely } from 'kysely';

/** Courts, their people, sessions, tablets and writers. Frozen: a later change is a new migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE TABLE courts (
    court_id text PRIMARY KEY,
    name text NOT NULL,
    code text NOT NULL,
    epoch text NOT NULL,
    created_at timestamptz NOT NULL
  )`,
  `CREATE TABLE teams (
    court_id text NOT NULL REFERENCES courts,
    team_id text NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (court_id, team_id)
  )`,
  `CREATE TABLE officers (
    court_id text NOT NULL REFERENCES courts,
    officer_id text NOT NULL,
    account text NOT NULL UNIQUE CHECK (account = lower(account)),
    name text NOT NULL,
    role text NOT NULL CHECK (role IN ('officer', 'recorder', 'lead', 'admin')),
    duty text,
    certificate_no text,
    password_hash text NOT NULL,
    team_id text,
    active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (court_id, officer_id),
    FOREIGN KEY (court_id, team_id) REFERENCES teams
  )`,
  `CREATE TABLE sessions (
    court_id text NOT NULL,
    session_id text NOT NULL,
    officer_id text NOT NULL,
    access_hash text NOT NULL UNIQUE,
    access_expires timestamptz NOT NULL,
    refresh_hash text NOT NULL UNIQUE,
    refresh_expires timestamptz NOT NULL,
    previous_refresh_hash text,
    previous_until timestamptz,
    created_at timestamptz NOT NULL,
    last_seen timestamptz NOT NULL,
    user_agent text,
    PRIMARY KEY (court_id, session_id),
    FOREIGN KEY (court_id, officer_id) REFERENCES officers
  )`,
  `CREATE INDEX sessions_previous_refresh ON sessions (previous_refresh_hash) WHERE previous_refresh_hash IS NOT NULL`,
  `CREATE INDEX sessions_officer ON sessions (court_id, officer_id)`,
  `CREATE TABLE devices (
    court_id text NOT NULL REFERENCES courts,
    device_id text NOT NULL,
    letter text NOT NULL,
    label text,
    enrolled_at timestamptz NOT NULL,
    last_seen timestamptz,
    app_version text,
    report jsonb,
    reported_at timestamptz,
    PRIMARY KEY (court_id, device_id),
    UNIQUE (court_id, letter)
  )`,
  `CREATE TABLE writers (
    court_id text NOT NULL REFERENCES courts,
    writer_id text NOT NULL,
    officer_id text,
    device_id text,
    public_key jsonb NOT NULL,
    certificate text NOT NULL,
    status text NOT NULL DEFAULT 'confirmed' CHECK (status IN ('confirmed', 'unconfirmed', 'revoked')),
    head_seq bigint NOT NULL DEFAULT 0,
    head_hash text,
    outcome_head bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (court_id, writer_id),
    FOREIGN KEY (court_id, officer_id) REFERENCES officers,
    FOREIGN KEY (court_id, device_id) REFERENCES devices
  )`,
  `CREATE INDEX writers_officer ON writers (court_id, officer_id)`,
  `CREATE INDEX writers_device ON writers (court_id, device_id)`,
];
