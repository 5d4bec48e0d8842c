import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { leaks } from './importGraph';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the fences between areas', () => {
  it('hold everywhere in the house', () => {
    expect(leaks(root)).toEqual([]);
  });

  it('bite: a deliberate leak is found', () => {
    const found = leaks(fileURLToPath(new URL('./leak', import.meta.url)));
    expect(found.map(({ file, why }) => `${file}: ${why}`).sort()).toEqual([
      'src/domain/peek.ts: domain may not import storage',
      'src/features/alpha/AlphaPage.vue: another feature is entered by its index.ts alone',
    ]);
  });
});
