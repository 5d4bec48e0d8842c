import { describe, expect, it } from 'vitest';
import { catalogue } from '@/domain/law/catalogue/registry';
import { legalRules } from '@/domain/law/rules/registry';
import { ruleLevels, sourcesOf } from '@/domain/law/rule';
import { isDay } from '@/domain/time/day';

const all = [...legalRules, ...catalogue];
describe.each(all.map((rule) => [rule.id, rule] as const))('legal rule %s', (_id, rule) => {
  it('names its source, version and article, or is a court’s own policy', () => {
    for (const { document, version, article } of sourcesOf(rule)) {
      expect(document).not.toBe('');
      expect(version).not.toBe('');
      expect(article).toMatch(/^第.+条/);
    }
  });
  it('says since when it holds and what it does', () => {
    expect(isDay(rule.validFrom)).toBe(true);
    expect(rule.validTo === null || isDay(rule.validTo)).toBe(true);
    expect(ruleLevels).toContain(rule.level);
  });
});

it('every rule has an id of its own', () => expect(new Set(all.map(({ id }) => id)).size).toBe(all.length));

it('what the domain marks as policy cites no statute', () => {
  expect(catalogue.filter(({ source }) => source === null).map(({ id }) => id)).toEqual(['R28', 'R30', 'R32', 'R34', 'R35', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6']);
});
