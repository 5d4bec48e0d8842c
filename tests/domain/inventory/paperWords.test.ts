import { describe, expect, it } from 'vitest';
import { categories } from '@/domain/inventory/categories/registry';
import { measures, measureWord } from '@/domain/inventory/measures';
import { commonPaperWords, paperAttributes, paperWordsOf } from '@/domain/inventory/paperWords';
import { unitWord } from '@/domain/inventory/units';

const chinese = /^[\p{Script=Han}A-Z、（）]+$/u;

describe.each(categories.map((category) => [category.id, category] as const))('the papers’ words of %s', (id, category) => {
  it('are Chinese for the class, each attribute and each choice', () => {
    expect(paperWordsOf(id).category).toMatch(chinese);
    for (const { key, paper, choices, choiceWords } of category.attributes) {
      expect([key, paper]).toEqual([key, expect.stringMatching(chinese)]);
      expect(Object.keys(choiceWords)).toEqual(choices);
      for (const word of Object.values(choiceWords)) expect([key, word]).toEqual([key, expect.stringMatching(chinese)]);
    }
  });
  it('name every unit', () => {
    for (const unit of category.units) expect(unitWord(unit)).not.toContain('unit.');
  });
});

it('tell attributes in the papers’ order, choices in words, money in 元, with their units, and nothing that is secret', () => {
  const at = (values: Record<string, string | number>) => (path: string) => values[path.replace('attr/', '')] ?? null;
  const values = { drivable: 'no', mileageKm: 38_010, plate: '新Q1', portOfRegistry: '上海', condition: '旧' };
  expect(paperAttributes('vehicle', Object.keys(values), at(values)).map(({ word, text }) => `${word}：${text}`)).toEqual(['号牌：新Q1', '里程：38010公里', '能否行驶：不能', '现状：旧', 'portOfRegistry：上海']);
  expect(paperAttributes('machinery', ['unlockCode'], at({ unlockCode: '778899' }))).toEqual([]);
  expect(paperAttributes('deposit', ['amountFen', 'kind'], at({ amountFen: 1_234_567, kind: 'bank' })).map(({ text }) => text)).toEqual(['银行存款', '12,345.67元']);
});

it('leave no measure and no common leaf without a word, and print what is unknown as it stands', () => {
  for (const { id } of measures) expect(measureWord(id)).toMatch(chinese);
  for (const { word } of commonPaperWords) expect(word).toMatch(chinese);
  expect(measureWord('measureOf2031')).toBeNull();
  expect(paperWordsOf('vessel').category).toBe('vessel');
  expect(paperWordsOf(null).category).toBeNull();
  expect(unitWord('unit.barrel')).toBe('unit.barrel');
});
