import type { FoldedDocument, Json } from '@/domain/journal';
import { aDocument } from '@tests/builders/foldedDocument';
import { raid } from './raid';

/** An instant of 17 August 2024 in Asia/Shanghai. */
export const shanghai = (hourMinute: string, day = '2024-08-17'): string => new Date(Date.parse(`${day}T${hourMinute}:00+08:00`)).toISOString();

const withPaths = (document: FoldedDocument, paths: Record<string, Json>): FoldedDocument => ({
  ...document,
  paths: { ...document.paths, ...Object.fromEntries(Object.entries(paths).map(([path, value]) => [path, [{ entry: `${document.id}:${path}:2`, value }]])) },
});
const without = (document: FoldedDocument, prefix: string): FoldedDocument => ({ ...document, paths: Object.fromEntries(Object.entries(document.paths).filter(([path]) => !path.startsWith(prefix))) });
const edit = (documents: readonly FoldedDocument[], id: string, change: (document: FoldedDocument) => FoldedDocument) => documents.map((document) => (document.id === id ? change(document) : document));

/** The raid with all that the law asks of it (scenario A in small). */
export function wholeRaid(): FoldedDocument[] {
  let documents = edit(raid(), 'raid', (action) =>
    withPaths(without(action, 'notify'), {
      classes: ['holiday'], classReason: '工程车辆有被转移的危险', classApprover: '局长李某', crossProvince: true, crossProvinceApproval: '（2024）湘执批41号',
      ruling: '（2024）湘0104执2187号之二', papersShownAt: shanghai('06:41'), limitReason: '整车不可分割',
      'present/x1': { name: '古某', role: 'grassroots', idType: 'workId', identity: '社区0012', order: 1 },
      'present/x2': { name: '邱某', role: 'deputy', sex: 'male', idType: 'idCard', identity: '43000019850101001X', contact: '139****0000', presence: 'left', reason: '称有事离开', order: 2 },
      'present/x3': { name: '艾某', role: 'occupant', language: '维吾尔语', order: 3 },
      'present/x4': { name: '阿某', role: 'interpreter', language: '维吾尔语', order: 4 },
      'present/x5': { name: '马某', role: 'legalRepresentative', presence: 'absent', reason: '电话通知后拒绝到场', order: 5 },
      'notice/n1': { name: '马某', role: 'legalRepresentative', means: 'phone', at: shanghai('07:02'), result: 'refused', note: '接通后挂断', order: 1 },
      'notice/n2': { name: '马某', role: 'legalRepresentative', means: 'phone', at: shanghai('07:15'), result: 'unreached', order: 2 },
      'opening/o1': { what: '9号车驾驶室', orderedAt: shanghai('09:10'), refusal: '邱某称没有钥匙，拒绝打开', means: '锁匠开锁', damage: '锁芯更换', at: shanghai('09:25'), by: 't1', order: 1 },
      'incident/i1': { at: shanghai('08:40'), by: '邱某', what: '站在车前不让移车，经告诫离开', hurt: '无人受伤', order: 1 },
      'postedNotice/g1': { what: '查封公告', where: '搅拌站大门', at: shanghai('13:10'), order: 1 },
    }),
  );
  documents = edit(documents, 'truck-01', (truck) =>
    withPaths(truck, {
      'seal/s1a': { number: 'K2024-000101', position: '左车门', order: 1, state: 'torn', reason: '被风刮破', at: shanghai('11:00') }, 'seal/s1c': { number: 'K2024-000125', position: '左车门', order: 3, replaces: 's1a' },
      'term/physical': { from: '2024-08-17', to: '2026-08-16', ruling: '（2024）湘0104执2187号之二' }, 'term/registered': { from: '2024-08-19', to: '2026-08-18', ruling: null },
    }),
  );
  documents = edit(documents, 'truck-09', (truck) => withPaths(truck, { 'term/physical': { from: '2024-08-17', to: '2026-08-16', ruling: '（2024）湘0104执2187号之二' } }));
  documents = edit(documents, 'truck-11', (truck) => withPaths(truck, { 'claim/c1': { by: '依某', ground: '车辆登记在其名下，挂靠经营', evidence: '行驶证、挂靠协议', at: shanghai('10:20'), told: true, order: 1 } }));
  documents = edit(documents, 'paper-1', (paper) =>
    withPaths(paper, {
      template: 'impoundment@2', custodian: { name: '某停车场', kind: 'thirdParty', contact: '0998-000000', place: '喀什市某停车场', useAllowed: false, useScope: '' },
      'field/dutyToldAt': shanghai('13:00'), 'field/course': '到场后先清点车辆。\n随后逐车核对车架号、发动机号，5号车号牌与登记不符，以车架号为准。', 'field/objections': '邱某称已联系上级，未提出书面异议。', 'field/madeKnown': 'both', 'field/opinion': '无异议', 'field/attachments': '财产清单一份',
      readAloud: { by: '阿某', language: '维吾尔语', parts: '', at: shanghai('13:15') },
    }),
  );
  return [
    ...documents,
    aDocument('item', 'bed', { category: 'goods', label: 'A21', order: '000210', 'attr/name': '被褥', quantity: 2, unit: 'unit.piece', measure: 'notSeized', exempt: 'necessities', disposition: 'kept', room: '值班室' }, { action: 'raid' }),
    aDocument('item', 'cash', { category: 'cash', label: 'A22', order: '000220', name: '现金', measure: 'impoundment', valueFen: 2_000_000, 'attr/currency': 'CNY', 'attr/amountFen': 2_000_000, 'denomination/10000': 200, cash: { countedBy: ['t1', 't2'], receiptNo: '收据0007', receiptAt: shanghai('12:00') } }, { action: 'raid' }),
    aDocument('handover', 'copy', { what: 'copy', paper: 'paper-1', to: { name: '邱某', role: 'debtor' }, at: shanghai('13:24'), result: 'refused', note: '留置于办公室，已录像' }, { action: 'raid' }),
    aDocument('handover', 'tow', {
      what: 'custody', items: ['truck-01', 'truck-09'], from: { name: '张某', role: 'court' }, to: { name: '某停车场', role: 'thirdParty' }, at: shanghai('12:30'), placeText: '喀什市某停车场', result: 'taken', keys: '1把',
      'row/truck-01': { mileageKm: 38_012, condition: '车身完好' }, seals: ['K2024-000125', 'K2024-000102'], feeFen: 3_000, feePer: '日/台',
    }, { action: 'raid' }),
  ];
}

/** The same scene under another kind of action, with a paper of another template. */
export function sceneOf(kind: string, template: string, leaves: Record<string, Json>, more: readonly FoldedDocument[] = []): FoldedDocument[] {
  const documents = edit(wholeRaid(), 'raid', (action) => withPaths(action, { kind }));
  return [...documents.filter(({ id }) => id !== 'paper-1'), aDocument('transcript', 'paper-1', { template, ...leaves }, { action: 'raid' }), ...more];
}
