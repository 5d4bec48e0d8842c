import { describe, expect, it } from 'vitest';
import { createLabels, type LabelCounter } from '@/app/workspace/labels';

/** The tablet's counter, as every officer and tab of it has it. */
function aTablet(): LabelCounter {
  const counts = new Map<string, number>();
  return { read: (key) => counts.get(key) ?? 0, write: (key, n) => void counts.set(key, n) };
}
const none = () => [];

describe('[F5] the labels of a tablet', () => {
  it('are given once, however quickly they are asked for', async () => {
    const take = createLabels('A', aTablet(), undefined);
    const taken = await Promise.all([take('c1', none, 1), take('c1', none, 2), take('c1', none, 1)]);
    expect(taken.flat()).toEqual(['A1', 'A2', 'A3', 'A4']);
  });

  it('go on for the next officer on the same tablet', async () => {
    const tablet = aTablet();
    await createLabels('A', tablet, undefined)('c1', none, 3);
    expect(await createLabels('A', tablet, undefined)('c1', none, 1)).toEqual(['A4']);
  });

  it('are counted for each case, and never below what the case shows', async () => {
    const take = createLabels('A', aTablet(), undefined);
    await take('c1', none, 2);
    expect(await take('c2', none, 1)).toEqual(['A1']);
    expect(await take('c1', () => ['A7', 'B9'], 1)).toEqual(['A8']);
  });

  it('are given once where nothing can be written', async () => {
    const take = createLabels('A', { read: () => 0, write: () => undefined }, undefined);
    expect([...(await take('c1', none, 1)), ...(await take('c1', none, 1))]).toEqual(['A1', 'A2']);
  });
});
