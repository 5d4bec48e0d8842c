import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCourt } from '@tests/builders/court';
import { startTestGateway, type TestGateway } from '../testGateway';

describe('stored entries', () => {
  let test: TestGateway;
  const writer = randomUUID();

  beforeAll(async () => {
    test = await startTestGateway();
    const { db } = test.gateway;
    const { courtId } = await buildCourt(db);
    await db
      .insertInto('writers')
      .values({ court_id: courtId, writer_id: writer, public_key: JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }), certificate: 'c', created_at: '2026-03-01T00:00:00.000Z' })
      .execute();
    await db
      .insertInto('entries')
      .values({
        court_id: courtId,
        writer_id: writer,
        seq: 1,
        hash: 'aa',
        header: Buffer.from('{"seq":1}'),
        salt: Buffer.from('salt'),
        body: Buffer.from('{"name":"红色轿车\\u0000"}'),
        received_at: '2026-03-02T00:00:00.000Z',
      })
      .execute();
  });
  afterAll(() => test.stop());

  it('cannot be deleted', async () => {
    await expect(test.gateway.pool.query('DELETE FROM entries')).rejects.toThrow('append-only: DELETE is refused');
    await expect(test.gateway.pool.query('TRUNCATE entries')).rejects.toThrow('append-only: TRUNCATE is refused');
  });

  it.each(['court_id', 'writer_id', 'hash', 'sig'])('cannot have their %s changed', async (column) => {
    await expect(test.gateway.pool.query(`UPDATE entries SET ${column} = 'other'`)).rejects.toThrow('append-only: UPDATE is refused');
  });

  it.each(['header', 'salt', 'body'])('cannot have their %s changed by a single byte', async (column) => {
    await expect(test.gateway.pool.query(`UPDATE entries SET ${column} = set_byte(${column}, 0, 1)`)).rejects.toThrow('append-only: UPDATE is refused');
  });

  it.each(['seq = 2', 'branch = 1', "received_at = '2026-03-03'"])('cannot be moved: %s', async (change) => {
    await expect(test.gateway.pool.query(`UPDATE entries SET ${change}`)).rejects.toThrow('append-only: UPDATE is refused');
  });

  it('take their outcome later, and come out as the bytes that went in', async () => {
    const { db } = test.gateway;
    await db.updateTable('entries').set({ outcome: JSON.stringify({ is: 'folded' }), outcome_n: 1, case_id: 'case' }).where('writer_id', '=', writer).execute();
    const row = await db.selectFrom('entries').selectAll().where('writer_id', '=', writer).executeTakeFirstOrThrow();
    expect(row.outcome).toEqual({ is: 'folded' });
    expect(row.body.toString('utf8')).toBe('{"name":"红色轿车\\u0000"}');
    expect(row).toMatchObject({ seq: 1, branch: 0, outcome_n: 1, received_at: '2026-03-02T00:00:00.000Z' });
  });
});
