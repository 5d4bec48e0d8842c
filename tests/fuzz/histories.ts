import { afterAll, beforeAll, expect } from 'vitest';
import { createTestDatabase } from '@tests/server/testDatabase';
import { openCourtHouse, type CourtHouse } from './simulator/courtHouse';
import { playHistory } from './simulator/playHistory';

/** How many in all, and from which seed on: `npm run fuzz -- --histories N --seed S`. */
export const HISTORIES = Number(process.env['FUZZ_HISTORIES'] ?? 1_000);
export const FIRST = Number(process.env['FUZZ_SEED'] ?? 1);
export const PATIENCE = { timeout: 3_600_000 };

/** A court house for the tests of one file. Every second history is played in one file and the others in another: two cores share the work. */
export function histories() {
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

  return {
    play: (seed: number) => playHistory(house, seed),
    async playHalf(half: 'odd' | 'even'): Promise<void> {
      const broken: string[] = [];
      let acts = 0;
      for (let seed = FIRST + (half === 'odd' ? 0 : 1); seed < FIRST + HISTORIES && broken.length < 5; seed += 2) {
        await playHistory(house, seed).then((played) => (acts += played.acts), (error: Error) => broken.push(error.message));
      }
      expect(broken.join('\n\n')).toBe('');
      expect(acts).toBeGreaterThan(HISTORIES / 2);
    },
  };
}
