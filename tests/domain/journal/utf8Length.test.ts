import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf8Length } from '@/domain/journal';

it.each(['', 'VIN LTEST00M8N', '扣押笔录', '䶮𬭚', 'é', '\ud800', '\udc00\ud800', 'a\ud83d\ude00b'])('[E7] the bytes of %j are counted as they are sent', (text) => {
  expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
});

it('[E7] of any text', () => {
  fc.assert(fc.property(fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }), (text) => {
    expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
  }));
});
