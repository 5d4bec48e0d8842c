import { describe, expect, it } from 'vitest';
import { categories } from '@/domain/inventory/categories/registry';
import { itemView, type ItemView } from '@/domain/inventory/itemView';
import { comparedNumber, countedTwiceFen, sameNumbers, twinsOf } from '@/domain/inventory/sameNumber';
import type { Json } from '@/domain/journal';
import { aDocument } from '@tests/builders/foldedDocument';

const listed = (label: string, paths: Readonly<Record<string, Json>>, action = 'south'): ItemView =>
  itemView(aDocument('item', label, { category: 'vehicle', label, order: label, measure: 'impoundment', valueFen: 28_000_000, ...paths }, { action }));
const told = (things: readonly ItemView[]) => sameNumbers(things).all.map(({ key, number, things: bearers }) => [key, number, bearers.map(({ label }) => label).join('+')]);
const pairs = (things: readonly ItemView[], thing: ItemView) => twinsOf(sameNumbers(things), thing).map(({ other, keys }) => `${other.label}: ${keys.join(' ')}`);

describe('one and the same thing of a case that was listed twice', () => {
  it('is found by the number that is printed on it, whichever action listed it, the first one in front', () => {
    const a7 = listed('A7', { 'attr/vin': 'LTEST00M8N0000007', 'attr/plate': '新Q31007' });
    const b1 = listed('B1', { 'attr/vin': 'LTEST00M8N0000007', 'attr/plate': '新Q31007', 'attr/engineNo': 'WP12E0430007' }, 'north');
    const b2 = listed('B2', { 'attr/vin': 'LTEST00M8N0000008' }, 'north');
    expect(told([b1, b2, a7])).toEqual([['plate', '新Q31007', 'A7+B1'], ['vin', 'LTEST00M8N0000007', 'A7+B1']]);
    expect(pairs([b1, b2, a7], a7)).toEqual(['B1: plate vin']);
    expect(pairs([b1, b2, a7], b1)).toEqual(['A7: plate vin']);
    expect(pairs([b1, b2, a7], b2)).toEqual([]);
  });

  it('is found however the number was written: small letters, full width, spaces, dots and hyphens', () => {
    for (const text of [' ltest00m8n0000007 ', 'ＬＴＥＳＴ００Ｍ８Ｎ００００００７', 'LTEST00M8 N0000007', 'LTEST-00M8N-0000007']) expect([text, comparedNumber(text)]).toEqual([text, 'LTEST00M8N0000007']);
    for (const text of ['新Q·31007', '新q•31007', '新Q 31007', '新Q・31007', '新Ｑ－31007']) expect([text, comparedNumber(text)]).toEqual([text, '新Q31007']);
  });

  it('is not found by what says that there is no number', () => {
    for (const text of ['无牌', '无铭牌', '未登记', '看不清', '无', '', '  ', '/', null, 7, undefined]) expect([text, comparedNumber(text)]).toEqual([text, null]);
    expect(told([listed('A1', { 'attr/plate': '无牌' }), listed('A2', { 'attr/plate': '无牌' })])).toEqual([]);
  });

  it('counts what is kept, what is to be verified and what is frozen; what was withdrawn does not', () => {
    const vin = { 'attr/vin': 'LTEST00M8N0000007' };
    const kept = listed('A1', { ...vin, measure: 'notSeized', exempt: 'necessities' });
    const doubtful = listed('A2', { ...vin, measure: 'toVerify' });
    const frozen = itemView(aDocument('item', 'A3', { category: 'vehicle', label: 'A3', order: 'A3', ...vin }, { frozen: 'f'.repeat(64) }));
    expect(told([kept, doubtful, frozen])).toEqual([['vin', 'LTEST00M8N0000007', 'A1+A2+A3']]);
    expect(told([kept, listed('A4', { ...vin, withdrawn: true })])).toEqual([]);
  });

  it('may be of another class: a mixer listed as a machine has the same engine number', () => {
    expect(told([listed('A1', { 'attr/engineNo': 'WP12E0430007' }), listed('B1', { category: 'machinery', 'attr/engineNo': 'wp12e0430007' }, 'north')])).toEqual([['engineNo', 'WP12E0430007', 'A1+B1']]);
  });

  it('goes by no amount, weight or mileage, no code that unlocks, no bag and no four last digits: several things share those', () => {
    const identifying = categories.flatMap(({ id, attributes }) => attributes.filter(({ identifies }) => identifies).map(({ key }) => `${id}.${key}`));
    expect(identifying).toEqual([
      'vehicle.plate', 'vehicle.vin', 'vehicle.engineNo', 'machinery.serialNo', 'machinery.engineNo', 'machinery.trackerNo', 'equipment.serialNo', 'goods.serialNo', 'stock.slipNo',
      'valuables.certificateNo', 'electronics.serialNo', 'electronics.imei', 'realEstate.titleNo', 'realEstate.unitNo', 'land.contractNo', 'deposit.policyNo', 'rights.billNo', 'rights.registrationNo',
    ]);
    for (const { attributes } of categories) for (const each of attributes) if (each.identifies) expect([each.unique, each.type, each.secret]).toEqual([true, 'text', false]);
  });

  it('of a newer class says nothing', () => expect(told([listed('A1', { category: 'drone', 'attr/serialNo': 'X100' }), listed('A2', { category: 'drone', 'attr/serialNo': 'X100' })])).toEqual([]));
});

describe('what stands twice in the value', () => {
  const truck = (label: string, paths: Readonly<Record<string, Json>> = {}) => listed(label, { 'attr/plate': '新Q31007', 'attr/vin': 'LTEST00M8N0000007', ...paths });
  const twice = (...things: readonly ItemView[]) => countedTwiceFen(sameNumbers(things));

  it('is each counted thing but the one that was listed first, once, by however many numbers it is found', () => {
    expect(twice(truck('A7'))).toBe(0);
    expect(twice(truck('A7'), truck('B1', { valueFen: 27_000_000 }))).toBe(27_000_000);
    expect(twice(truck('A7'), truck('B1'), truck('C1'))).toBe(56_000_000);
  });

  it('is nothing while only one of them counts, or has a value', () => {
    expect(twice(truck('A7', { measure: 'toVerify' }), truck('B1'))).toBe(0);
    expect(twice(truck('A7', { valueFen: null }), truck('B1'))).toBe(0);
    expect(twice(truck('A7'), truck('B1', { valueFen: null }))).toBe(0);
  });
});
