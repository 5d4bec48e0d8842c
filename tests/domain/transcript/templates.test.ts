import { describe, expect, it } from 'vitest';
import { findTemplate, inputChanges, newerVersion, offeredTemplates, templateFor, templateKey, templates } from '@/domain/transcript';
import type { FoldedDocument, Json } from '@/domain/journal';
import { aDocument, documentMap } from '@tests/builders/foldedDocument';
import { parcel as plot } from '../land/parcel';
import { sceneOf, shanghai, wholeRaid } from './scenes';

const write = (key: string, documents: readonly FoldedDocument[], transcript: string | null = 'paper-1') => {
  const template = findTemplate(key);
  if (!template) throw new Error(`no template ${key}`);
  return template.generate({ documents: documentMap(documents), action: 'raid', transcript });
};
const times = { startedAt: shanghai('14:00'), endedAt: shanghai('14:35') };
const closing = { 'field/madeKnown': 'read', 'field/opinion': '无异议' };
const land = () => {
  const corners = plot.map((point, i) => [`corner/c${i}`, { ...point, order: `00001${i}`, accuracyM: 3, reading: 'unknown', takenAt: '2023-06-15T03:20:00.000Z', source: 'tablet' }]);
  return aDocument('parcel', 'p', { name: '塘渠西侧耕地', areaOfRecordM2: 4394.4, drawer: '祁某', drawerRole: '测绘员', drawnAt: '2023-06-15T03:20:00.000Z', ...Object.fromEntries(corners) }, { action: 'raid' });
};
const frozenPaper = () =>
  aDocument('transcript', 'signed', { title: '扣押笔录', text: '正文' }, {
    action: 'raid', frozen: 'c0ffee'.repeat(10) + 'abcd', acts: [{ is: 'freeze', entry: 'f', actor: 'o', at: shanghai('13:30'), snapshot: 'c0ffee'.repeat(10) + 'abcd' }],
  });
const changedLater = (document: FoldedDocument): FoldedDocument => (document.id === 'truck-01' ? { ...document, frozen: 'x', pending: [{ entry: 'late', op: 'set', change: { set: { 'attr/mileageKm': 38_240, 'seal/s1b': { number: 'K2024-000102', position: '右车门把手', order: 2 } } } }] } : document);

/** A search with its warrant, a place, a body, and what was found. */
const searched = (template: string, leaves: Record<string, Json> = {}): FoldedDocument[] =>
  sceneOf('search', template, { custodian: { name: '本院执行局', kind: 'court', contact: '', place: '本院物证室' }, 'field/scope': '被执行人租住处', 'field/warrantShownAt': shanghai('06:03'), 'field/dutyToldAt': shanghai('08:00'), 'field/objections': '林某拒绝签名，称与其无关。', ...closing, ...leaves }, [
    aDocument('paper', 'w2', { kind: 'searchWarrant', number: '（2025）湘1127执恢45号搜查令', signedBy: '院长', order: 2 }),
  ]).map((each) =>
    each.id === 'raid'
      ? { ...each, paths: { ...each.paths, 'searchStep/s1': [{ entry: 's', value: { where: '卧室', container: '衣柜下层', startedAt: shanghai('06:05'), endedAt: shanghai('06:25'), by: ['t1', 't2'], found: '现金23600元', order: 1 } }], 'bodySearch/b1': [{ entry: 'b', value: { person: '林某', personSex: 'female', by: 't2', at: shanghai('06:30'), found: '无', order: 1 } }] } }
      : each,
  );

const papers: Readonly<Record<string, () => FoldedDocument[]>> = {
  'impoundment@2': wholeRaid,
  'search@2': () => [...searched('search@2', { 'qa/q1': { q: '茶几里的现金是谁的？', a: '罗某的，上月做工所得。', order: 1 } }), aDocument('item', 'found', { category: 'cash', label: 'A23', order: '000230', name: '现金', measure: 'impoundment', valueFen: 2_000_000, 'attr/currency': 'CNY', 'attr/amountFen': 2_000_000, 'denomination/10000': 230, 'denomination/5000': 12, livingCost: { fen: 360_000, reason: '一家三口当月生活必需', by: '张某' } }, { action: 'raid' })],
  'search@1': () => searched('search@1'),
  'survey@1': () =>
    sceneOf('survey', 'survey@1', { 'field/reason': '依司法确认裁定返还耕地，双方对方位、界限和丈量方式有争议。', 'field/instruments': 'GNSS接收机（编号G-014）、50米皮尺', 'field/tape': '边长110.2、39.8、109.9、40.1米，对角线117.05米', 'field/tapeAreaM2': 4396.5, 'field/agreedAreaM2': 4400, 'field/agreedReason': '双方同意按裁定面积取整', 'field/boundaries': '东：水渠\n西：便道\n南：铁路护栏外30米\n北：多某地', 'field/markers': '界石4块', 'field/waterRoad': '水源1处、便道1条', 'field/partiesSay': '旦某：青苗归我收。', 'field/result': '按6.60亩交付。', ...closing }, [land()]),
  'delivery@1': () => sceneOf('delivery', 'delivery@1', { 'field/receiver': '湖南某建设机械公司代理人周某', 'field/receiverAuthority': '特别授权', 'field/way': 'inPerson', 'field/condition': '停放状态，外观完好', 'field/keysAndPapers': '钥匙2把、行驶证2本', 'field/receivedAt': shanghai('13:00'), 'field/objections': '无', ...closing }),
  'eviction@1': () => sceneOf('eviction', 'eviction@1', { 'field/noticeNo': '（2024）湘0104执2187号公告', 'field/noticeUntil': '2024-08-10', 'field/premises': '某小区3栋402室', 'field/vulnerable': '老人一名，申请执行人已为其租房', 'field/goodsTo': '某仓库', 'field/goodsReceiver': 'x2', 'field/utilities': '水121、电4430、气88', 'field/keysTo': '申请执行人，3把', 'field/vacatedAt': shanghai('13:00'), 'field/objections': '无', ...closing }),
  'enforcement@2': () => sceneOf('other', 'enforcement@2', { 'field/course': '到被执行人住所核实财产线索。', 'field/result': '被执行人当场履行部分款项。', 'field/objections': '无', ...closing }),
  'inquiry@1': () =>
    sceneOf('inquiry', 'inquiry@1', { ...times, 'field/subject': 'inquiry', 'field/person': 'x2', 'field/personFacts': '某建材公司副经理', 'field/askers': ['t1'], 'field/recorders': ['t2'], 'field/reason': '核实车辆权属', 'field/rightsToldAt': shanghai('14:01'), 'field/madeKnown': 'aloud', 'qa/q2': { q: '车辆为何登记在依某名下？', a: '挂靠的。\n有挂靠协议。', order: 2 }, 'qa/q1': { q: '你的姓名和职务？', a: '邱某，副经理。', order: 1 } }),
  'service@1': () =>
    sceneOf('service', 'service@1', { 'field/documents/d1': { title: '执行裁定书', number: '（2024）湘0104执2187号之二', copies: 1, order: 1 }, 'field/documents/d2': { title: '查封公告', copies: 2, order: 2 }, 'field/recipient': '喀什某建材公司', 'field/address': '喀什市某搅拌站办公室', 'field/way': 'left', 'field/servedAt': shanghai('13:20'), 'field/atResidence': true, 'field/refusal': '邱某拒绝签收，称须请示', 'field/witness': '古某', 'field/recording': '录像00:12:40', 'field/servers': ['t1', 't2'] }),
  'payment@1': () =>
    sceneOf('other', 'payment@1', { ...times, 'field/payer': '邱某', 'field/payerRelation': '代被执行人交款', 'field/amountFen': 2_360_000, 'field/method': 'cash', 'field/purpose': '（2024）湘0104执2187号案款', 'field/notes/a': { faceFen: 10_000, count: 230, order: 1 }, 'field/notes/b': { faceFen: 5_000, count: 12, order: 2 }, 'field/receivers': ['t1', 't2'], 'field/receiptNo': '收据0008', 'field/receiptAt': shanghai('14:20'), 'field/handIn': '当日17时前交财务', ...closing }),
  'settlement@1': () =>
    sceneOf('other', 'settlement@1', { ...times, 'field/terms': '被执行人分期偿还本金。\n申请执行人放弃部分利息。', 'field/totalFen': 386_000_000, 'field/instalments/a': { day: '2024-09-30', amountFen: 86_000_000, order: 1 }, 'field/instalments/b': { day: '2024-12-31', amountFen: 300_000_000, note: '付清', order: 2 }, 'field/payTo': '本院案款账户', 'field/security': '马某承担连带担保责任', ...closing }),
  'transfer@1': () => sceneOf('impoundment', 'transfer@1', { 'field/remarks': '两车需拖运' }),
  'custody@1': () => sceneOf('impoundment', 'custody@1', { custodian: { name: '某停车场', kind: 'thirdParty', contact: '0998-000000', place: '喀什市某停车场', useAllowed: false }, 'field/signedOn': '2024-08-17', 'field/fee': '30元／日／台' }),
  'liveSealing@1': () =>
    sceneOf('sealing', 'liveSealing@1', { custodian: { name: '喀什某建材公司', kind: 'debtor', contact: '', place: '厂区', useAllowed: true, useScope: '正常生产' }, 'field/signedOn': '2024-08-17', 'field/reportCycle': '每月10日前' }, [
      aDocument('item', 'line', { category: 'equipment', label: 'A30', order: '000300', name: '搅拌生产线', quantity: 1, unit: 'unit.line', measure: 'liveSealing' }, { action: 'raid' }),
    ]),
  'correction@1': () => [...sceneOf('impoundment', 'correction@1', { startedAt: shanghai('16:00'), corrects: 'signed', takesUp: ['late'], 'field/reason': '录入时看错里程表。', 'field/corrections/a': { wrong: '搅拌站', right: '混凝土搅拌站', order: 1 }, ...closing }).map(changedLater), frozenPaper()],
};

describe('every template', () => {
  it('that may be begun has its paper here', () => expect([...offeredTemplates.map(templateKey), 'correction@1', 'search@1'].sort()).toEqual(Object.keys(papers).sort()));

  it.each(Object.keys(papers))('%s reads as its golden file: a wording that changes is a new version', async (key) => {
    await expect(write(key, papers[key]?.() ?? []).text).toMatchFileSnapshot(`../../fixtures/transcript/${key.replace('@', '-v')}.txt`);
  });

  it.each(Object.keys(papers))('%s with nothing recorded is a form of lines to complete, and invents nothing', async (key) => {
    const { text, inputs } = write(key, [], null);
    await expect(text).toMatchFileSnapshot(`../../fixtures/transcript/${key.replace('@', '-v')}-empty.txt`);
    expect(text.replace(/____年__月__日(?:__时__分)?/g, '')).not.toMatch(/\d{2}/);
    expect(inputs).toEqual([]);
  });

  it.each(Object.keys(papers))('%s agrees with what it was made from, in whatever order the documents lie', (key) => {
    const documents = papers[key]?.() ?? [];
    expect(inputChanges(write(key, documents).inputs, write(key, [...documents].reverse()).inputs)).toEqual([]);
    expect(write(key, [...documents].reverse()).text).toBe(write(key, documents).text);
  });

  it.each(templates.map(templateKey))('%s takes any leaf as it comes', (key) => {
    const odd: Json[] = [null, 7, 'text', true, [], {}, { name: 3, at: 'never', by: { x: 1 }, order: 'first' }, ['a', 1]];
    const prefixes = ['present/a', 'team/a', 'notice/a', 'opening/a', 'searchStep/a', 'bodySearch/a', 'incident/a', 'appearance/a', 'questioning/a', 'detention/a', 'fine/a', 'postedNotice/a', 'place', 'classes', 'startedAt', 'ruling', 'crossProvince'];
    const ofItem = ['seal/a', 'claim/a', 'term/physical', 'confirmation', 'otherSeal', 'custodian', 'cash', 'denomination/10000', 'valueFen', 'quantity', 'unit', 'measure', 'handleBy', 'exempt', 'attr/x', 'parent', 'order'];
    const ofPaper = ['custodian', 'readAloud', 'qa/a', 'takesUp', 'corrects', 'second', 'startedAt', ...(findTemplate(key)?.fields ?? []).flatMap((field) => [`field/${field.key}`, `field/${field.key}/r`])];
    const all = (paths: readonly string[], value: Json) => Object.fromEntries(paths.map((path) => [path, value]));
    for (const value of odd) {
      const documents = [aDocument('fieldAction', 'raid', all(prefixes, value)), aDocument('item', 'i', all(ofItem, value), { action: 'raid' }), aDocument('transcript', 'paper-1', { template: key, ...all(ofPaper, value) }, { action: 'raid' }), aDocument('handover', 'h', { what: value, items: value, from: value, to: value, at: value, seals: value }, { action: 'raid' })];
      expect(() => write(key, documents)).not.toThrow();
      // A figure that is none is a line to complete, never NaN.
      expect(write(key, documents).text).not.toMatch(/NaN|undefined|\[object/);
    }
  });
});

describe('which template', () => {
  it('every kind of action has one to begin with, an unknown one too', () => {
    const kinds = ['impoundment', 'sealing', 'search', 'survey', 'delivery', 'eviction', 'inquiry', 'service', 'other', 'newer', null];
    expect(kinds.map((kind) => templateKey(templateFor(kind)))).toEqual(['impoundment@2', 'impoundment@2', 'search@2', 'survey@1', 'delivery@1', 'eviction@1', 'inquiry@1', 'service@1', 'enforcement@2', 'enforcement@2', 'enforcement@2']);
  });
  it('an open paper of an older version may go on with the newer one', () => {
    const [older, newest] = ['impoundment@1', 'impoundment@2'].map(findTemplate);
    expect(older && newerVersion(older)).toBe(newest);
    expect(newest && newerVersion(newest)).toBeNull();
    expect(findTemplate('impoundment@99')).toBeNull();
  });
  it('the main paper of an action covers it, a side paper itself alone', () => {
    const sides = offeredTemplates.filter(({ covers }) => covers === 'itself').map(({ id }) => id);
    expect(sides).toEqual(['inquiry', 'service', 'payment', 'settlement', 'transfer', 'custody', 'liveSealing']);
  });
});

describe('bad input', () => {
  it('an end before the start is printed as it was recorded, for a person to see', () => {
    const documents = wholeRaid().map((each) => (each.id === 'raid' ? { ...each, paths: { ...each.paths, endedAt: [{ entry: 'z', value: shanghai('05:00') }] } } : each));
    expect(write('impoundment@2', documents).text).toContain('2024年8月17日6时40分开始，2024年8月17日5时00分完成');
  });
  it('a name of sixty characters with rare ones stands whole', () => {
    const name = '䶮𬭚'.repeat(30);
    const documents = wholeRaid().map((each) => (each.id === 'raid' ? { ...each, paths: { ...each.paths, 'present/x1': [{ entry: 'z', value: { name, role: 'grassroots', order: 1 } }] } } : each));
    expect(write('impoundment@2', documents).text).toContain(`1. ${name}（基层组织人员）`);
  });
  it('notes that do not make up the amount, and instalments that do not make up the whole, are told', () => {
    const paid = sceneOf('other', 'payment@1', { 'field/amountFen': 2_360_000, 'field/method': 'cash', 'field/notes/a': { faceFen: 10_000, count: 230, order: 1 } });
    expect(write('payment@1', paid).text).toContain('合计23,000.00元，与收款金额相差600.00元');
    const settled = sceneOf('other', 'settlement@1', { 'field/totalFen': 10_000, 'field/instalments/a': { day: '2024-09-30', amountFen: 9_000, order: 1 } });
    expect(write('settlement@1', settled).text).toContain('合计90.00元，与总额相差10.00元');
  });
});
