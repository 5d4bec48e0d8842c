import { describe, expect, it } from 'vitest';
import { canonicalSeal, nextSeal, parseSeal, sealAfter, sealsFrom, shortSeals } from '@/domain/seals';

describe('seal numbers', () => {
  it('are counted up with their zeros', () => expect(sealAfter('K2024-000113', 12)).toBe('K2024-000125'));
  it('keep what stands behind the digits', () => expect(sealAfter('湘0099封')).toBe('湘0100封'));
  it('are not counted beyond their digits', () => expect(sealAfter('K9')).toBeNull());
  it('that end in no digits cannot be counted', () => expect(sealAfter('电子封条')).toBeNull());
  it('of fourteen trucks, two each, are K2024-000101 to 000128', () => {
    const numbers = sealsFrom('K2024-000101', 28);
    expect(numbers?.at(-1)).toBe('K2024-000128');
    expect(new Set(numbers).size).toBe(28);
  });
  it('are not made up when they run out of digits', () => expect(sealsFrom('K8', 3)).toBeNull());
  it('are written short when they follow one another', () => {
    expect(shortSeals(['K2024-000111', 'K2024-000112'])).toBe('K2024-000111/112');
    expect(shortSeals(['K2024-000111', 'T7'])).toBe('K2024-000111/T7');
    expect(shortSeals([])).toBe('');
  });
  it('in use are passed over', () => expect(nextSeal('K101', new Set(['K101', 'K102']))).toBe('K103'));
});

describe('a seal number', () => {
  it('is the same however a hand or a scanner writes it', () => expect(canonicalSeal(' ｋ2024－000101 ')).toBe('K2024-000101'));
  it('has what stands before its digits, and digits', () => expect(parseSeal('k2024-000101')).toEqual({ prefix: 'K2024-', digits: 6, n: 101 }));
  it.each(['电子封条', '湘0099封', '', '9'.repeat(13)])('%s is of no series that a court issues', (text) => expect(parseSeal(text)).toBeNull());
});
