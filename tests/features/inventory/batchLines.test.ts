import { describe, expect, it } from 'vitest';
import type { AttributeValues } from '@/domain/inventory/categories/category';
import { livestock } from '@/domain/inventory/categories/livestock';
import { machinery } from '@/domain/inventory/categories/machinery';
import { categories } from '@/domain/inventory/categories/registry';
import { vehicle } from '@/domain/inventory/categories/vehicle';
import { batchColumns, batchLines, twiceInBatch } from '@/features/inventory/batchLines';

const columns = batchColumns(vehicle);

describe('a batch of numbers, a thing a line', () => {
  it('tells of a vehicle its plate, VIN, engine number and kilometres, of sheep their ear tags, of a machine no unlock code', () => {
    expect(columns.map(({ key }) => key)).toEqual(['plate', 'vin', 'engineNo', 'mileageKm']);
    expect(batchColumns(livestock).map(({ key }) => key)).toEqual(['identification']);
    expect(batchColumns(machinery).map(({ key }) => key)).not.toContain('unlockCode');
    expect(batchColumns(null)).toEqual([]);
    for (const category of categories) for (const { secret } of batchColumns(category)) expect(secret).toBe(false);
  });

  it('is read from a pasted table, from commas of both kinds, and from single numbers', () => {
    const text = '新q31001\tLTEST00M8N0000001\tWP1\t38420\r\n\r\n新Q31002，LTEST00MXN0000002，，\n无牌';
    expect(batchLines(text, columns)).toEqual([
      { line: 1, leaves: { 'attr/plate': '新Q31001', 'attr/vin': 'LTEST00M8N0000001', 'attr/engineNo': 'WP1', 'attr/mileageKm': 38_420 }, problem: null },
      { line: 3, leaves: { 'attr/plate': '新Q31002', 'attr/vin': 'LTEST00MXN0000002' }, problem: null },
      { line: 4, leaves: { 'attr/plate': '无牌' }, problem: null },
    ]);
  });

  it('says what it cannot read and keeps the rest', () => {
    expect(batchLines('新Q1\tV\tE\t三万', columns)).toEqual([{ line: 1, leaves: { 'attr/plate': '新Q1', 'attr/vin': 'V', 'attr/engineNo': 'E' }, problem: { is: 'notNumber', key: 'mileageKm' } }]);
    expect(batchLines('a,b,c,4,e', columns)[0]?.problem).toEqual({ is: 'tooMany', key: 'e' });
    expect(batchLines('a,b,c,4,,', columns)[0]?.problem).toBeNull();
    expect(batchLines('a,b,c,-4', columns)[0]?.problem).toEqual({ is: 'notNumber', key: 'mileageKm' });
    expect(batchLines(' \n\t\n', columns)).toEqual([]);
  });

  it('finds a number that stands twice, in the batch or on the list, however it is written, but not "无牌"', () => {
    const lines = batchLines('无牌,V1\n无牌,V2\n新q·3,v1', columns);
    const listed = (values: AttributeValues, withdrawn = false) => ({ id: 'item-1', order: '1', category: vehicle, values, withdrawn });
    expect(twiceInBatch(lines, vehicle, [listed({ plate: '新Q3' })])).toEqual(['V1', '新Q·3']);
    expect(twiceInBatch(lines.slice(1), vehicle, [listed({ plate: '新Q3', vin: 'V2' }, true)])).toEqual([]);
    expect(twiceInBatch(lines.slice(0, 2), vehicle, [])).toEqual([]);
    expect(twiceInBatch([], vehicle, [listed({ vin: 'V1' }), { ...listed({ vin: 'V1' }), id: 'item-2' }])).toEqual([]);
  });
});
