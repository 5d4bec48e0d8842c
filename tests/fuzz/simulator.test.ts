import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '@tests/server/testDatabase';
import { seeds } from './seeds';
import { openCourtHouse, type CourtHouse } from './simulator/courtHouse';
import { playHistory } from './simulator/playHistory';

/** How many, and from which seed on: `npm run fuzz -- --histories N --seed S`. */
const HISTORIES = Number(process.env['FUZZ_HISTORIES'] ?? 1_000);
const FIRST = Number(process.env['FUZZ_SEED'] ?? 1);

let house: CourtHouse;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  house = await openCourtHouse(database.url);
});
afterAll(async () => {
  await house.close();
  await drop();
});

describe('tablets and court, whatever fails in whatever order', () => {
  it.each(seeds)('[S9] seed $seed once found: $found', async ({ seed }) => {
    await playHistory(house, seed);
  });

  it(`[S9, P6, R10, R12, R22, R25, R27] ${HISTORIES} histories from seed ${FIRST} end as if nothing had failed`, { timeout: 3_600_000 }, async () => {
    const broken: string[] = [];
    let acts = 0;
    for (let seed = FIRST; seed < FIRST + HISTORIES && broken.length < 5; seed += 1) {
      await playHistory(house, seed).then((played) => (acts += played.acts), (error: Error) => broken.push(error.message));
    }
    expect(broken.join('\n\n')).toBe('');
    expect(acts).toBeGreaterThan(HISTORIES);
  });
});
