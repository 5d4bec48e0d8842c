import type { FoldedDocument, Json } from '@/domain/journal';
import { aDocument } from '@tests/builders/foldedDocument';

const at = (hourMinute: string) => `2024-08-${hourMinute < '08:00' ? '16' : '17'}T${String((Number(hourMinute.slice(0, 2)) + 16) % 24).padStart(2, '0')}:${hourMinute.slice(3)}:00.000Z`;

/** Times of the raid as its papers show them, in Asia/Shanghai. */
export const raidStart = at('06:40');
export const raidEnd = at('13:25');

const item = (id: string, paths: Record<string, Json>) => aDocument('item', id, paths, { action: 'raid' });

function truck(n: number, extra: Record<string, Json> = {}): FoldedDocument {
  return item(`truck-${String(n).padStart(2, '0')}`, {
    category: 'vehicle', name: '混凝土搅拌运输车', label: `A${n}`, order: String(n * 10).padStart(6, '0'), measure: 'impoundment', valueFen: 28_000_000, valueSource: '自估',
    'attr/plate': `新Q${10000 + n}`, 'attr/model': '三一 SY412C', 'attr/colour': '黄色', 'attr/vin': `LTEST00M${n}N00000${String(n).padStart(2, '0')}`, 'attr/engineNo': `WD${600 + n}`, 'attr/mileageKm': 38_000 + n * 10,
    [`seal/s${n}a`]: { number: `K2024-0001${String(2 * n - 1).padStart(2, '0')}`, position: '左车门', order: '1' },
    [`seal/s${n}b`]: { number: `K2024-0001${String(2 * n).padStart(2, '0')}`, position: '右车门', order: '2' },
    ...extra,
  });
}

/** The raid on the mixing plant in small: three trucks, one of them only to be verified, and what lay in a cab. */
export function raid(): FoldedDocument[] {
  return [
    aDocument('case', 'case-1', {
      number: '（2024）湘0104执2187号', courtName: '长沙市岳麓区人民法院', cause: '买卖合同纠纷',
      'instrument/i1': { number: '（2023）湘0104民初9021号', kind: 'judgment', order: 1 },
    }),
    aDocument('party', 'p1', { role: 'applicant', name: '湖南某建设机械公司', order: 1 }),
    aDocument('party', 'p2', { role: 'respondent', name: '喀什某建材公司', legalRepresentative: '马某', order: 2 }),
    aDocument('paper', 'w1', { kind: 'ruling', number: '（2024）湘0104执2187号之一', order: 1 }),
    aDocument('fieldAction', 'raid', {
      kind: 'impoundment', startedAt: raidStart, endedAt: raidEnd, placeText: '喀什市某搅拌站',
      place: { lat: 39.47, lon: 75.99, accuracyM: 6, reading: 'unknown', takenAt: raidStart },
      'team/t1': { name: '张某', duty: 'lead', certificateNo: '湘执0012', order: 1 },
      'team/t2': { name: '王某', duty: 'recorder', certificateNo: null, order: 2 },
      'present/x1': { name: '古某', role: 'grassroots', identity: '社区干部', contact: null, order: 1 },
      'notify/n1': { who: '马某', means: '电话', at: at('07:02'), result: '接通，表示不到场', order: '1' },
      'notify/n2': { who: '马某', means: '电话', at: at('07:15'), result: '拒绝到场', order: '2' },
    }),
    truck(1),
    truck(9, { 'attr/plate': '无牌', valueFen: null }),
    truck(11, { measure: 'toVerify', 'attr/registeredOwner': '依某' }),
    item('cab-1', { category: 'goods', parent: 'truck-01', label: 'A2', order: '000010', 'attr/name': '驾驶证', quantity: 1, unit: 'unit.piece', 'attr/ownerClaim': '司机艾某', 'attr/disposition': 'returned' }),
    item('cab-2', { category: 'goods', parent: 'truck-01', label: 'A3', order: '000020', 'attr/name': '磅单', quantity: 17, unit: 'unit.sheet', 'attr/disposition': 'sealedIn' }),
    item('gone', { category: 'goods', label: 'A4', order: '000090', 'attr/name': '记错的', withdrawn: true }),
    aDocument('item', 'elsewhere', { category: 'goods', 'attr/name': '别处的', measure: 'impoundment' }, { action: 'other' }),
    aDocument('transcript', 'paper-1', { template: 'impoundment@1', custodian: { name: '某停车场', kind: 'thirdParty', contact: '0998-000000', place: '喀什市某停车场' } }, { action: 'raid' }),
  ];
}
