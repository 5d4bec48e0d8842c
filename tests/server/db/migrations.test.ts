import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '@/server/db/migrations';
import { migrateToLatest } from '@/server/db/migrateToLatest';
import { openDatabase, type OpenedDatabase } from '@/server/db/openDatabase';
import { createTestDatabase } from '../testDatabase';

describe('the schema', () => {
  let made: Awaited<ReturnType<typeof createTestDatabase>>;
  let database: OpenedDatabase;

  beforeAll(async () => {
    made = await createTestDatabase();
    database = openDatabase({ url: made.url });
  });
  afterAll(async () => {
    await database.close();
    await made.drop();
  });

  it('is made by every migration in order, and a second run changes nothing', async () => {
    expect(await migrateToLatest(database.db)).toEqual(Object.keys(migrations).sort());
    const before = await columns();
    expect(await migrateToLatest(database.db)).toEqual([]);
    expect(await columns()).toEqual(before);
  });

  it('has the court as the first column of every primary key', async () => {
    const { rows } = await sql<{ table: string; first: string }>`
      SELECT c.relname AS table, a.attname AS first FROM pg_index i
      JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
      WHERE i.indisprimary AND n.nspname = 'public' AND c.relname NOT LIKE 'kysely_%'`.execute(database.db);
    expect(rows.length).toBeGreaterThanOrEqual(16);
    expect(rows.filter((row) => row.first !== 'court_id')).toEqual([]);
  });

  it('reads counters as numbers and moments as ISO text in UTC', async () => {
    const { rows } = await sql`SELECT 9007199254740991::bigint AS n, timestamptz '2026-03-02 09:00:00.5+08' AS at`.execute(database.db);
    expect(rows).toEqual([{ n: 9007199254740991, at: '2026-03-02T01:00:00.500Z' }]);
    await expect(sql`SELECT 9007199254740993::bigint AS n`.execute(database.db)).rejects.toThrow('too large');
  });

  it('runs with every guard against a power cut switched on', async () => {
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums']) {
      const { rows } = await database.pool.query<Record<string, string>>(`SHOW ${setting}`);
      expect([setting, rows[0]?.[setting]]).toEqual([setting, 'on']);
    }
  });

  it('tells a court whose login may make no roles what its administrator has to run, and is made after that', async () => {
    const login = `court_${randomUUID().replaceAll('-', '')}`;
    const own = await createTestDatabase();
    const owner = openDatabase({ url: own.url }, { maxConnections: 1 });
    const address = new URL(own.url);
    [address.username, address.password] = [login, 'test'];
    await owner.pool.query(`CREATE ROLE ${login} LOGIN PASSWORD 'test'; ALTER DATABASE ${address.pathname.slice(1)} OWNER TO ${login}`);
    const limited = openDatabase({ url: address.href });
    await expect(migrateToLatest(limited.db)).rejects.toMatchObject({ name: 'StartError', message: expect.stringContaining(`GRANT fieldwrit_audit TO ${login};`) as string });
    await owner.pool.query(`GRANT fieldwrit_audit TO ${login}`);
    expect(await migrateToLatest(limited.db)).toContain('0005-audit');
    await limited.auditPool.query("SELECT append_audit('hn-yuelu', '{}')");
    await expect(limited.auditPool.query('SELECT * FROM audit')).rejects.toThrow('permission denied');
    await limited.close();
    await owner.close();
    await own.drop();
  });

  async function columns(): Promise<unknown> {
    const { rows } = await database.pool.query(
      `SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`,
    );
    return rows;
  }
});
