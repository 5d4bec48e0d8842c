import { describe, expect, it } from 'vitest';
import { categories, findCategory } from '@/domain/inventory/categories/registry';
import { attributeHintKey, attributeLabelKey, attributePath, categoryLabelKey, choiceLabelKey } from '@/domain/inventory/categories/category';
import { checkItem } from '@/domain/inventory/checkItem';
import { unitWord } from '@/domain/inventory/units';
import { measureIds, measureLabelKey } from '@/domain/inventory/measures';
import zh from '@/features/inventory/locales/zh-CN.json';
import en from '@/features/inventory/locales/en.json';

const has = (texts: unknown, key: string): boolean => {
  const found = key.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], texts);
  return typeof found === 'string' && found !== '';
};

describe.each(categories.map((category) => [category.id, category] as const))('category %s', (id, category) => {
  it('has words for everything in both languages', () => {
    const keys = [
      categoryLabelKey(id),
      ...category.units,
      ...category.attributes.flatMap(({ key, hasHint, choices, unit }) => [
        attributeLabelKey(id, key),
        ...(hasHint ? [attributeHintKey(id, key)] : []),
        ...choices.map((choice) => choiceLabelKey(id, key, choice)),
        ...(unit ? [unit] : []),
      ]),
    ];
    for (const key of keys) expect([key, has(zh, key), has(en, key)]).toEqual([key, true, true]);
  });

  it('asks for at least one ★ attribute, each key once, and is named by its own attributes', () => {
    const keys = category.attributes.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(category.attributes.some(({ required }) => required)).toBe(true);
    expect(keys).toEqual(expect.arrayContaining([...category.titleKeys]));
    expect(category.counted).toBe(keys.includes('quantity'));
  });

  it('has choices where an attribute is a choice, and only there', () => {
    for (const { type, choices } of category.attributes) expect(choices.length > 0).toBe(type === 'choice');
  });

  it('names every missing ★ attribute of an empty item and nothing else', () => {
    expect(checkItem(id, {}).map(({ level, key }) => [level, key])).toEqual(category.attributes.filter(({ required }) => required).map(({ key }) => ['missing', key]));
  });

  it('every doubt it can raise has words', () => {
    const wild = checkItem(id, Object.fromEntries(category.attributes.map(({ key, type }) => [key, type === 'text' ? '纯金' : type === 'date' ? 'x' : -1.5])));
    expect(wild.length).toBeGreaterThan(0);
    for (const { code } of wild) expect([code, has(zh, `finding.${code}`), has(en, `finding.${code}`)]).toEqual([code, true, true]);
  });
});

it('every class is counted as court papers count it, unless somebody says otherwise', () => {
  const usual = Object.fromEntries(categories.map(({ id, units }) => [id, units[0] === undefined ? null : unitWord(units[0])]));
  expect(usual).toEqual({
    vehicle: '辆', machinery: '台', equipment: '台', goods: '件', stock: '吨', cash: '笔', valuables: '件', electronics: '部', realEstate: '处', land: '亩', livestock: '头', produce: '千克', deposit: '户', rights: '项',
    personal: '件',
  });
});

it('every measure has its word', () => {
  for (const id of measureIds) expect([id, has(zh, measureLabelKey(id)), has(en, measureLabelKey(id))]).toEqual([id, true, true]);
});

it('quantity stands beside the attributes, the others among them', () => {
  expect(attributePath('quantity')).toBe('quantity');
  expect(attributePath('vin')).toBe('attr/vin');
});

it('an item of an unknown category has no findings and stays', () => {
  expect(findCategory('livestock2031')).toBeNull();
  expect(checkItem('livestock2031', { earTag: 'QH-1' })).toEqual([]);
});

describe('a vehicle', () => {
  const truck = { plate: '新Q12345', model: '三一混凝土搅拌运输车', colour: '黄', vin: 'LTEST00M8N0000001', engineNo: 'D1', mileageKm: 120_000 };
  const codes = (values: Parameters<typeof checkItem>[1]) => checkItem('vehicle', values).map(({ code }) => code);

  it.each(['LTEST00M8N0000001', 'LTEST00MXN0000002', 'LTEST00M1N0000003', 'ltest00m1n0000003'])('VIN %s is fine', (vin) => expect(codes({ ...truck, vin })).toEqual([]));
  it.each([
    ['LTEST00M9N0000001', 'vinCheckDigit'],
    ['LTEST00M8N000001', 'vinLength'],
    ['LTESTO0M8N0000001', 'vinCharacters'],
    ['LTEST00M8N00000I1', 'vinCharacters'],
  ])('VIN %s is doubted: %s', (vin, code) => expect(codes({ ...truck, vin })).toEqual([code]));

  it.each(['湘A12345', '湘A·12345', '沪AD12345', '京A12345D', '新Q1234挂', '湘A1234学', '湘A1234警', '粤Z1234港', '湘A12345临', '无牌'])('plate %s is fine', (plate) => expect(codes({ ...truck, plate })).toEqual([]));
  it.each(['湘A1234', 'A12345', '湘AO2345', '湘A123456789', '没有'])('plate %s is worth a second look', (plate) => expect(codes({ ...truck, plate })).toEqual(['plateUnusual']));

  it('without a plate needs its engine number', () => {
    expect(codes({ ...truck, plate: '无牌', engineNo: ' ' })).toEqual(['required', 'unplatedNeedsEngine']);
  });
  it('takes no negative mileage without a word', () => expect(codes({ ...truck, mileageKm: -1, fuelPercent: 140 })).toEqual(['negative', 'percentRange']));
});

it('one serial number for three machines is doubted', () => {
  expect(checkItem('machinery', { name: '摊铺机', model: 'RP903', serialNo: 'X1', quantity: 3 }).map(({ code }) => code)).toEqual(['oneSerialForSeveral']);
});

it('"gold" without a test is doubted', () => {
  expect(checkItem('goods', { name: '黄金戒指', quantity: 1 }).map(({ code }) => code)).toEqual(['untestedMetal']);
  expect(checkItem('goods', { name: '黄色金属戒指', quantity: 1 })).toEqual([]);
});
