import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashBlob } from '@/platform/hashBlob';
import { newId, newSalt } from '@/platform/ids';

describe('the hash of a file', () => {
  it('is the same whether it is read at once or in pieces', async () => {
    for (const size of [0, 1, 300_000, 33 * 1024 * 1024]) {
      const bytes = Buffer.alloc(size, `seed ${size} 照片`);
      expect(await hashBlob(new Blob([bytes]))).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });
});

describe('ids and salts', () => {
  it('sort in the order in which they were made', () => {
    const ids = Array.from({ length: 2_000 }, newId);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(2_000);
  });

  it('a salt is 16 bytes in hex, never twice', () => {
    const salts = Array.from({ length: 100 }, newSalt);
    for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(salts).size).toBe(100);
  });
});
