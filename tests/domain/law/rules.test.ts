import { describe, expect, it } from 'vitest';
import { legalRules } from '@/domain/law/rules/registry';
import { ruleLevels } from '@/domain/law/rule';
import { isDay } from '@/domain/time/day';

describe.each(legalRules.map((rule) => [rule.id, rule] as const))('legal rule %s', (_id, rule) => {
  it('names its source, version and article', () => {
    expect(rule.source.document).not.toBe('');
    expect(rule.source.version).not.toBe('');
    expect(rule.source.article).toMatch(/^第.+条/);
  });
  it('says since when it holds and what it does', () => {
    expect(isDay(rule.validFrom)).toBe(true);
    expect(rule.validTo === null || isDay(rule.validTo)).toBe(true);
    expect(ruleLevels).toContain(rule.level);
  });
});

it('every rule has an id of its own', () => expect(new Set(legalRules.map(({ id }) => id)).size).toBe(legalRules.length));
