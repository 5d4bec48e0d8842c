import { sql, type Kysely } from 'kysely';

/** Cases as imported, and who may see them. Frozen: a later change is a new migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE TABLE cases (
    court_id text NOT NULL REFERENCES courts,
    case_id text NOT NULL,
    number text NOT NULL,
    year integer NOT NULL,
    type text NOT NULL,
    serial integer NOT NULL,
    status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed', 'moved')),
    team_id text,
    record jsonb NOT NULL,
    record_hash text NOT NULL,
    scope integer NOT NULL DEFAULT 1,
    head bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (court_id, case_id),
    UNIQUE (court_id, number),
    FOREIGN KEY (court_id, team_id) REFERENCES teams
  )`,
  `CREATE TABLE parties (
    court_id text NOT NULL,
    party_id text NOT NULL,
    case_id text NOT NULL,
    role text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    record jsonb NOT NULL,
    PRIMARY KEY (court_id, party_id),
    FOREIGN KEY (court_id, case_id) REFERENCES cases
  )`,
  `CREATE INDEX parties_case ON parties (court_id, case_id)`,
  `CREATE TABLE clues (
    court_id text NOT NULL,
    clue_id text NOT NULL,
    case_id text NOT NULL,
    source text NOT NULL,
    lat double precision CHECK (lat BETWEEN -90 AND 90),
    lon double precision CHECK (lon BETWEEN -180 AND 180),
    record jsonb NOT NULL,
    PRIMARY KEY (court_id, clue_id),
    FOREIGN KEY (court_id, case_id) REFERENCES cases
  )`,
  `CREATE INDEX clues_case ON clues (court_id, case_id)`,
  `CREATE TABLE assignments (
    court_id text NOT NULL,
    assignment_id text NOT NULL,
    case_id text NOT NULL,
    officer_id text,
    team_id text,
    from_scope integer NOT NULL,
    to_scope integer CHECK (to_scope > from_scope),
    created_at timestamptz NOT NULL,
    ended_reason text,
    PRIMARY KEY (court_id, assignment_id),
    FOREIGN KEY (court_id, case_id) REFERENCES cases,
    FOREIGN KEY (court_id, officer_id) REFERENCES officers,
    FOREIGN KEY (court_id, team_id) REFERENCES teams,
    CHECK ((officer_id IS NULL) <> (team_id IS NULL))
  )`,
  `CREATE INDEX assignments_case ON assignments (court_id, case_id)`,
  `CREATE INDEX assignments_officer ON assignments (court_id, officer_id) WHERE to_scope IS NULL`,
  `CREATE INDEX assignments_team ON assignments (court_id, team_id) WHERE to_scope IS NULL`,
  `CREATE TABLE imports (
    court_id text NOT NULL REFERENCES courts,
    import_id text NOT NULL,
    file_name text NOT NULL,
    sha256 text NOT NULL,
    cases integer NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (court_id, import_id)
  )`,
];
