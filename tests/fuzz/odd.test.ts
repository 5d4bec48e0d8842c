import { describe, it } from 'vitest';
import { FIRST, histories, HISTORIES, PATIENCE } from './histories';
import { seeds } from './seeds';

describe('tablets and court, whatever fails in whatever order', () => {
  const { play, playHalf } = histories();

  it.each(seeds)('[S9] seed $seed once found: $found', async ({ seed }) => {
    await play(seed);
  });

  it(`[S9, P6, R10, R12, R22, R25, R27] the odd ones of ${HISTORIES} histories from seed ${FIRST} end as if nothing had failed`, PATIENCE, () => playHalf('odd'));
});
