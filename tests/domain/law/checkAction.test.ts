import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '@/domain/law/catalogue/registry';
import { checkAction } from '@/domain/law/checkAction';
import { isOpen, stops, type Shortfall } from '@/domain/law/shortfall';
import type { FoldedDocument, Json } from '@/domain/journal';
import type { SealRange } from '@/domain/seals';
import { documentMap } from '@tests/builders/foldedDocument';
import { impoundmentPaper } from '../signing/paper';
import { raid } from '../transcript/raid';
import { Scene } from './scene';

const afterFreeze = (scene: Scene) => scene.with('transcript/paper', { frozen: 'f'.repeat(64), acts: [] });
const leftPaper = (scene: Scene, paths: Record<string, Json>) => scene.paper({ template: 'service@1', text: '送达回证', 'field/way': 'left', ...paths });
const range = (first: string, last: string): SealRange => ({ id: first, first, last, takenBy: '张某', issuedAt: '2024-08-01T00:00:00.000Z' });
const SAME_TRUCK = { category: 'vehicle', measure: 'impoundment', valueFen: 28_000_000, 'attr/plate': '新Q·31001', 'attr/model': '三一', 'attr/colour': '白', 'attr/vin': 'ltest00m8n0000001', 'attr/engineNo': 'WD9', 'attr/mileageKm': 1 };
/** The same truck in an action of another tablet. */
const atNorthGate = (scene: Scene) => scene.beside('fieldAction', 'north', { kind: 'impoundment', placeText: '喀什某搅拌站 北门' }, { action: 'north' }).beside('item', 'B1', { label: 'B1', order: 'z', quantity: 1, ...SAME_TRUCK }, { action: 'north' });
const COPY = 'R06 copy block close';
/** Every paper as its template writes it. */
const GOLDEN = new URL('../../fixtures/transcript/', import.meta.url);

it('of an action in which nothing is missing only the copy is still to be handed over', () => {
  expect(new Scene().found()).toEqual([COPY]);
});

it('every rule of the catalogue R01–R36 is there, once', () => {
  const ids = catalogue.map(({ id }) => id).filter((id) => id.startsWith('R'));
  expect(ids).toEqual(Array.from({ length: 36 }, (_, i) => `R${String(i + 1).padStart(2, '0')}`));
});

describe.each<[string, string, (scene: Scene) => Scene]>([
  ['R01 ruling block freeze', 'no ruling is named, and none is among the papers', (scene) => scene.action({ ruling: null })],
  ['R02 startedAt block freeze', 'the start is missing', (scene) => scene.action({ startedAt: null })],
  ['R02 endedAt block freeze', 'the end is missing', (scene) => scene.action({ endedAt: null })],
  ['R02 endBeforeStart block freeze', 'the end is before the start', (scene) => scene.action({ endedAt: '2024-08-16T20:00:00.000Z' })],
  ['R02 place block freeze', 'no place is written', (scene) => scene.action({ placeText: null })],
  ['R02 quantity block freeze', 'a thing has no quantity', (scene) => scene.change('item/truck', { quantity: null })],
  ['R02 custodian block freeze', 'nobody keeps the things', (scene) => scene.change('transcript/paper', { custodian: null })],
  ['R03 people block freeze', 'no officer is named', (scene) => scene.action({ 'team/t1': null, 'team/t2': null })],
  ['R04 notice block freeze', 'nobody told the debtor', (scene) => scene.action({ 'present/d1': null })],
  ['R05 grassroots warn freeze', 'nobody of a grassroots organisation came to a citizen', (scene) => scene.change('party/p2', { type: 'person' })],
  ['R05 grassroots warn freeze answered', 'and it is said why', (scene) => scene.change('party/p2', { type: 'person' }).action({ grassrootsAbsence: '居委会无人值班' })],
  ['R08 exempt block freeze', 'a bed is taken', (scene) => scene.change('item/truck', { exempt: 'necessities' })],
  ['R08 exempt block freeze answered', 'and it is said why it goes beyond what is needed', (scene) => scene.change('item/truck', { exempt: 'necessities', exemptReason: '同类五件，保留一件' })],
  ['R09 over warn freeze', 'the value is a little above the claim', (scene) => scene.change('item/truck', { valueFen: 392_000_000 })],
  ['R09 farOver warn freeze', 'the value is far above the claim', (scene) => scene.change('item/truck', { valueFen: 3_920_000_000 })],
  ['R09 over warn freeze answered', 'and it is said why', (scene) => scene.change('item/truck', { valueFen: 392_000_000 }).action({ limitReason: '不可分' })],
  ['R10 owner block freeze', 'a truck in another’s name is impounded', (scene) => scene.change('item/truck', { 'attr/registeredOwner': '依某' })],
  ['R11 sign block freeze', 'a truck is left at a car park without strip or photo', (scene) => scene.change('item/truck', { 'seal/s1': null }).with('item/truck', { files: [] })],
  ['R11 sign block freeze', 'its only strip is torn', (scene) => scene.change('item/truck', { 'seal/s1': { number: 'K2024-000101', state: 'torn', reason: '大风', order: 1 } }).with('item/truck', { files: [] })],
  ['R12 notice block freeze', 'a house is sealed without strip or notice', (scene) => scene.thing('house', { category: 'realEstate', measure: 'sealingUp', 'attr/location': '某路1号', 'attr/titleNo': '湘1号', 'attr/registeredOwner': '喀什某建材公司' })],
  ['R12 occupant block freeze', 'who lives in an unregistered house was not told', (scene) => scene.thing('house', { category: 'realEstate', measure: 'sealingUp', 'attr/location': '某路1号', 'attr/titleNo': '未登记', 'attr/noticePlace': '大门' })],
  ['R13 engineNo block freeze', 'an unplated truck has no engine number', (scene) => scene.change('item/truck', { 'attr/plate': '无牌', 'attr/engineNo': null })],
  ['R02 custodian block freeze', 'nobody keeps what a search found and took', (scene) => scene.action({ kind: 'search' }).change('transcript/paper', { template: 'search@1', custodian: null })],
  ['R14 use block freeze', 'a car park may use the trucks', (scene) => scene.change('transcript/paper', { custodian: { name: '某停车场', kind: 'thirdParty', useAllowed: true } })],
  ['R14 useOfItem block freeze', 'the applicant may use one', (scene) => scene.change('item/truck', { custodian: { name: '湖南某公司', kind: 'applicant', useAllowed: true } })],
  ['R15 otherCourt warn freeze', 'another court’s seal is on it', (scene) => scene.change('item/truck', { otherSeal: { court: '喀什市人民法院' } })],
  ['R16 tooLong block freeze', 'a truck is held for more than two years', (scene) => scene.change('item/truck', { 'term/physical': { from: '2024-08-17', to: '2026-08-18' } })],
  ['R16 reversed block freeze', 'a term ends before it begins', (scene) => scene.change('item/truck', { 'term/registered': { from: '2024-08-17', to: '2024-08-16' } })],
  ['R17 ends record freeze', 'an earlier seizure ends within two months', (scene) => scene.change('case/case-1', { 'measure/m1': { measure: 'registeredSealing', target: '新Q31001', toDay: '2024-09-30', order: 1 } })],
  ['R18 warrant block freeze', 'a search has no warrant', (scene) => scene.action({ kind: 'search' })],
  ['R19 notFemale block freeze', 'a man searches a woman', (scene) => scene.action({ 'bodySearch/b': { person: '林某', personSex: 'female', by: 't1', order: 1 } })],
  ['R19 sexUnknown block freeze', 'nobody noted whether a woman was searched', (scene) => scene.action({ 'bodySearch/b': { person: '林某', by: 't1', order: 1 } })],
  ['R20 order block freeze', 'a box is broken open without an order to open it', (scene) => scene.action({ 'opening/o': { what: '保险柜', at: '2024-08-17T00:00:00.000Z', order: 1 } })],
  ['R21 summons block freeze', 'somebody never summoned is brought in', (scene) => scene.action({ 'appearance/a': { person: '罗某', approvedBy: '院长', warrantNo: '1', order: 1 } })],
  ['R21 approval block freeze', 'without the president’s approval', (scene) => scene.action({ 'appearance/a': { person: '罗某', summonsTimes: ['2025-03-04', '2025-04-11'], warrantNo: '1', order: 1 } })],
  ['R21 warrant block freeze', 'without a warrant', (scene) => scene.action({ 'appearance/a': { person: '罗某', summonsTimes: ['2025-03-04', '2025-04-11'], approvedBy: '院长', order: 1 } })],
  ['R22 near warn freeze', 'seven hours after the arrival', (scene) => scene.action({ 'appearance/a': { person: '罗某', summonsTimes: ['2025-03-04', '2025-04-11'], approvedBy: '院长', warrantNo: '1', arrivedAt: '2024-08-16T23:00:00.000Z', order: 1 } })],
  ['R22 over warn freeze', 'asked for eight hours in all', (scene) =>
    scene.action({ 'appearance/a': { person: '罗某', summonsTimes: ['2025-03-04', '2025-04-11'], approvedBy: '院长', warrantNo: '1', order: 1 }, 'questioning/q': { person: '罗某', from: '2024-08-16T21:00:00.000Z', to: '2024-08-17T05:00:00.000Z', order: 1 } })],
  ['R23 days block freeze', 'sixteen days of detention', (scene) => scene.action({ 'detention/d': { person: '罗某', days: 16, approvedBy: '院长', order: 1 } })],
  ['R23 approval block freeze', 'detention that nobody approved', (scene) => scene.action({ 'detention/d': { person: '罗某', days: 15, order: 1 } })],
  ['R23 approvalPending warn freeze', 'in an emergency the approval may come afterwards', (scene) => scene.action({ 'detention/d': { person: '罗某', days: 15, urgent: true, order: 1 } })],
  ['R23 family warn freeze', 'the family is told after a day', (scene) => scene.action({ 'detention/d': { person: '罗某', days: 15, approvedBy: '院长', startedAt: '2024-08-15T00:00:00.000Z', familyToldAt: '2024-08-16T00:00:01.000Z', order: 1 } })],
  ['R24 person block freeze', 'a person is fined above 100,000 yuan', (scene) => scene.action({ 'fine/f': { person: '罗某', personType: 'person', amountFen: 10_000_001, order: 1 } })],
  ['R24 organisation block freeze', 'a unit is fined below 50,000 yuan', (scene) => scene.action({ 'fine/f': { person: '某公司', personType: 'organisation', amountFen: 4_999_999, order: 1 } })],
  ['R25 notice block freeze', 'eviction without a notice', (scene) => scene.action({ kind: 'eviction' })],
  ['R25 deadline block freeze', 'eviction before the time given', (scene) => scene.action({ kind: 'eviction' }).beside('paper', 'n', { kind: 'publicNotice', title: '公告', signedBy: '院长', validTo: '2024-08-20', order: 1 })],
  ['R26 receiver block freeze', 'nobody is there to receive', (scene) => scene.action({ kind: 'delivery' })],
  ['R26 authority warn freeze', 'an agent without special authority', (scene) => scene.action({ kind: 'delivery', 'present/a': { name: '周某', role: 'agent', order: 2 } })],
  ['R27 notice warn freeze', 'a survey nobody was told of', (scene) => scene.action({ kind: 'survey' })],
  ['R27 drawerRole block freeze', 'a plan without the capacity of who drew it', (scene) => scene.beside('parcel', 'field', { name: '塘渠农场西侧', drawer: '祁某', drawnAt: '2023-06-15T03:20:00.000Z' })],
  ['R28 areas warn freeze', 'satellite and tape differ by more than the court’s tolerance', (scene) => scene.beside('parcel', 'field', { areaOfRecordM2: 4_394.4, tapeAreaM2: 4_100 })],
  ['R29 mediation block freeze', 'a mediation paper is left', (scene) => leftPaper(scene, { 'field/documents/1': { title: '民事调解书', order: 1 }, 'field/atResidence': true, 'field/witness': '陈某' })],
  ['R29 place block freeze', 'a paper is left somewhere else than at the residence', (scene) => leftPaper(scene, { 'field/witness': '陈某' })],
  ['R29 evidence block freeze', 'a paper is left and nobody saw it', (scene) => leftPaper(scene, { 'field/atResidence': true })],
  ['R30 twoOfficers block freeze', 'one officer counts the cash', (scene) => scene.thing('cash', { category: 'cash', measure: 'impoundment', 'attr/currency': 'CNY', 'attr/amountFen': 2_000_000, cash: { countedBy: ['t1'], receiptNo: '0001' } })],
  ['R30 receipt block freeze', 'cash without a receipt', (scene) => scene.thing('cash', { category: 'cash', measure: 'impoundment', 'attr/currency': 'CNY', 'attr/amountFen': 2_000_000, cash: { countedBy: ['t1', 't2'] } })],
  ['R30 handIn warn close', 'cash not handed in on the day of return', (scene) => scene.thing('cash', { category: 'cash', measure: 'impoundment', 'attr/currency': 'CNY', 'attr/amountFen': 2_000_000, cash: { countedBy: ['t1', 't2'], receiptNo: '1', returnDay: '2024-08-16' } })],
  ['R31 approval block freeze', 'another province without approval', (scene) => scene.action({ crossProvince: true })],
  ['R32 reason warn freeze', 'at night, and not said why', (scene) => scene.action({ classes: ['night'] })],
  ['R32 approver warn freeze', 'at night, and not said who allowed it', (scene) => scene.action({ classes: ['night'], classReason: '防止转移' })],
  ['R33 language block freeze', 'an interpreter of an unnamed language', (scene) => scene.action({ 'present/i': { name: '卓某', role: 'interpreter', order: 3 } })],
  ['R33 nobody block freeze', 'read aloud in Tibetan by nobody on the roster', (scene) => scene.change('transcript/paper', { readAloud: { by: '卓某', language: '藏语' } })],
  ['R34 tag warn freeze', 'a warning of local practice that does not say so', (scene) => scene.beside('paper', 'w', { kind: 'letter', title: '预拘留通知书', order: 2 })],
  ['R35 twice block freeze', 'one strip on two things', (scene) => scene.thing('tool', { category: 'goods', measure: 'impoundment', 'attr/name': '工具箱', 'seal/x': { number: 'K2024-000101', order: 1 } })],
  ['R35 unaccounted block freeze', 'a torn strip, and nothing says why', (scene) => scene.change('item/truck', { 'seal/s1': { number: 'K2024-000101', state: 'torn', order: 1 } })],
  ['P1 text block freeze', 'a paper without words', (scene) => scene.change('transcript/paper', { text: '' })],
  ['P1 blanks warn freeze', 'a paper with blanks', (scene) => scene.change('transcript/paper', { text: '以上笔录经______' })],
  ['P1 belowEnd warn freeze', 'something is told below the mark that nothing follows', (scene) => scene.change('transcript/paper', { text: '扣押12辆。\n以下空白\n\n执行人员：张某\n邱某另称车辆已经出租。' })],
  ['P4 facts block freeze', 'a truck without its VIN', (scene) => scene.change('item/truck', { 'attr/vin': null })],
  ['P5 few warn freeze', 'a truck with one photo', (scene) => scene.with('item/truck', { files: [] })],
  ['P6 here warn freeze', 'one truck stands twice on the list', (scene) => scene.thing('truck-2', SAME_TRUCK)],
  ['P6 here warn freeze answered', 'and it is said why', (scene) => scene.thing('truck-2', SAME_TRUCK).action({ 'reason/P6:truck-2': '底盘与上装分列' })],
  ['P6 elsewhere warn freeze', 'another tablet listed the same truck at the north gate', (scene) => atNorthGate(scene)],
  ['P6 signed warn close', 'and this list is signed', (scene) => afterFreeze(atNorthGate(scene))],
])('%s', (expected, when, set) => {
  it(`when ${when}`, () => expect(set(new Scene()).found()).toContain(expected));
});

describe('what is in order is not told', () => {
  it.each<[string, (scene: Scene) => Scene]>([
    ['R01', (scene) => scene.action({ ruling: null }).beside('paper', 'r', { kind: 'ruling', title: '裁定书', number: '之一', order: 1 })],
    ['R04', (scene) => scene.action({ 'present/d1': null, 'notice/n': { name: '马某', role: 'legalRepresentative', means: 'phone', result: 'refused', order: 1 } })],
    ['R10', (scene) => scene.change('item/truck', { 'attr/registeredOwner': '依某', measure: 'toVerify' })],
    ['R10', (scene) => scene.change('item/truck', { 'attr/registeredOwner': '依某', confirmation: { by: '依某', at: '2024-08-17T00:00:00.000Z' } })],
    ['R09', (scene) => scene.change('case/case-1', { aim: 'delivery' }).change('item/truck', { valueFen: 9_000_000_000 })],
    ['R16', (scene) => scene.change('item/truck', { 'term/physical': { from: '2024-08-17', to: '2026-08-16' } })],
    ['R18', (scene) => scene.action({ kind: 'search' }).beside('paper', 's', { kind: 'searchWarrant', title: '搜查令', number: '1', signedBy: '院长', order: 1 })],
    ['R19', (scene) => scene.action({ 'bodySearch/b': { person: '林某', personSex: 'female', by: 't2', order: 1 } })],
    ['R22', (scene) => scene.action({ 'appearance/a': { person: '罗某', summonsTimes: ['2025-03-04', '2025-04-11'], approvedBy: '院长', warrantNo: '1', arrivedAt: '2024-08-16T21:31:00.000Z', complex: true, order: 1 } })],
    ['R25', (scene) => scene.action({ kind: 'eviction' }).beside('paper', 'n', { kind: 'publicNotice', title: '公告', signedBy: '院长', validTo: '2024-08-10', order: 1 })],
    ['R30', (scene) => scene.thing('cash', { category: 'cash', measure: 'impoundment', 'attr/currency': 'CNY', 'attr/amountFen': 2_000_000, cash: { countedBy: ['t1', 't2'], receiptNo: '1', returnDay: '2024-08-17', handedInAt: '2024-08-17T09:20:00.000Z' } })],
    ['R30', (scene) => scene.thing('cash', { category: 'cash', measure: 'impoundment', 'attr/currency': 'CNY', 'attr/amountFen': 2_000_000, cash: { countedBy: ['t1', 't2'], receiptNo: '1', returnDay: '2024-08-16' } }).beside('handover', 'h', { what: 'cash', items: ['cash'], from: { name: '李某', role: 'court' }, to: { name: '蒋某', role: 'finance' }, at: '2024-08-16T09:20:00.000Z', result: 'taken' })],
    ['R02', (scene) => scene.action({ kind: 'search' }).change('transcript/paper', { template: 'search@1', custodian: null }).change('item/truck', { measure: 'notSeized' })],
    ['R31', (scene) => scene.action({ crossProvince: true, crossProvinceApproval: '（2024）湘执异地12号' })],
  ])('%s', (rule, set) => expect(set(new Scene()).look().filter((each) => each.rule === rule && each.level !== 'record')).toEqual([]));

  it('a seal of the officer’s own range, and one of another’s is told', () => {
    expect(new Scene().found([range('K2024-000101', 'K2024-000124')])).toEqual([COPY]);
    expect(new Scene().found([range('K2024-000201', 'K2024-000224')])).toContain('R35 foreign block freeze');
  });
});

it.each(readdirSync(GOLDEN).filter((name) => name.endsWith('.txt')))('whoever leaves the lines to sign as %s has them is not told that something stands below the end (P1)', (name) => {
  const text = readFileSync(new URL(name, GOLDEN), 'utf8');
  expect(new Scene().change('transcript/paper', { text }).found()).not.toContain('P1 belowEnd warn freeze');
});

describe('a thing that was listed twice (P6)', () => {
  const told = (scene: Scene) => scene.look().filter(({ rule }) => rule === 'P6');

  it('of one list is told at the one that came later, and leads to its number', () => {
    expect(told(new Scene().thing('truck-2', SAME_TRUCK)).map(({ at, words }) => ({ at, words }))).toEqual([
      { at: { tab: 'inventory', id: 'truck-2', path: 'attr/plate' }, words: { label: 'truck-2', other: 'truck', number: '新Q·31001' } },
    ]);
  });

  it('of two lists is told at each, with the place of the other, whichever came first', () => {
    for (const order of ['a', 'z']) expect(told(atNorthGate(new Scene()).change('item/B1', { order })).map(({ at, words }) => [at.id, words['other'], words['place']])).toEqual([['truck', 'B1', '喀什某搅拌站 北门']]);
  });

  it('is settled once one of the two is withdrawn', () => {
    expect(told(atNorthGate(new Scene()).change('item/B1', { withdrawn: true }))).toEqual([]);
    expect(told(new Scene().thing('truck-2', SAME_TRUCK).change('item/truck', { withdrawn: true }))).toEqual([]);
  });

  it('a reason answers for that thing alone: the next one is asked about by itself', () => {
    const scene = new Scene().thing('truck-2', SAME_TRUCK).thing('truck-3', SAME_TRUCK).action({ 'reason/P6:truck-2': '底盘与上装分列' });
    expect(told(scene).map(({ at, answer }) => [at.id, answer?.reason])).toEqual([['truck-3', null], ['truck-2', '底盘与上装分列']]);
  });
});

describe('before a paper tells it', () => {
  const raidPaper = (edit: (documents: FoldedDocument[]) => FoldedDocument[] = (same) => same) => {
    const documents = documentMap(edit(raid()));
    const action = documents.get('fieldAction/raid');
    if (!action) throw new Error('no raid');
    return checkAction({ documents, action, paper: impoundmentPaper(raid()), at: '2024-08-17T06:00:00.000Z' });
  };
  const edited = (id: string, paths: FoldedDocument['paths']) => (documents: FoldedDocument[]) => documents.map((each) => (each.id === id ? { ...each, paths: { ...each.paths, ...paths } } : each));
  const withdrawn = edited('truck-01', { withdrawn: [{ entry: 'w', value: true }] });
  const told = (found: readonly Shortfall[], code: string) => found.filter((each) => each.code === code).map(({ at, level }) => `${level} ${at.tab} ${at.id ?? ''}`);

  it('[F3] a value that two tablets wrote differently is decided', () => {
    const two = [{ entry: 'a', value: 38_420 }, { entry: 'b', value: 38_240 }];
    expect(told(raidPaper(edited('truck-01', { 'attr/mileageKm': two })), 'conflict')).toEqual(['block inventory truck-01']);
  });

  it('[F4] what lies in a truck that was withdrawn stays, is told, and is decided', () => {
    expect(told(raidPaper(withdrawn), 'parentWithdrawn')).toEqual(['block inventory cab-1', 'block inventory cab-2']);
    const both = (documents: FoldedDocument[]) => edited('cab-2', { parent: [{ entry: 'p', value: 'truck-09' }] })(edited('cab-1', { withdrawn: [{ entry: 'w', value: true }] })(withdrawn(documents)));
    expect(told(raidPaper(both), 'parentWithdrawn')).toEqual([]);
  });

  it('a value that changed after the text was written makes list and transcript disagree (R07); a note does not', () => {
    expect(raidPaper(edited('truck-01', { valueFen: [{ entry: 'later', value: 1 }] })).map(({ rule, level }) => `${rule} ${level}`)).toContain('R07 block');
    const noted = raidPaper(edited('truck-01', { 'attr/colour': [{ entry: 'later', value: '红色' }] })).map(({ rule, level }) => `${rule} ${level}`);
    expect(noted).toContain('P3 warn');
    expect(noted).not.toContain('R07 block');
  });
});

describe('when the paper is frozen', () => {
  it('everybody’s outcome and the copy are waited for', () => {
    const found = afterFreeze(new Scene()).look().filter(({ stage }) => stage === 'close');
    expect(found.map(({ rule, words }) => `${rule} ${words['name'] ?? ''}`)).toEqual(expect.arrayContaining(['R03 张某', 'R03 李某', 'R03 邱某', 'R03 某停车场', 'R06 ']));
  });

  it('a custodian who does not sign leaves the paper unfinished; anybody else may refuse', () => {
    const sign = (person: string, name: string, role: string) => ({ is: 'sign', entry: person, actor: 'officer-zhang', at: '2024-08-17T05:30:00.000Z', snapshot: 'f'.repeat(64), person: { id: person, name, role }, outcome: { is: 'refused', reason: '不认可' } }) as const;
    const scene = new Scene().with('transcript/paper', { frozen: 'f'.repeat(64), acts: [sign('custodian', '某停车场', 'custodian'), sign('d1', '邱某', 'role.deputy')] });
    const found = scene.look().filter(({ rule }) => rule === 'R03').map(({ code, words }) => `${code} ${words['name'] ?? ''}`);
    expect(found).toContain('custodian 某停车场');
    expect(found.filter((each) => each.endsWith('邱某'))).toEqual([]);
  });

  it('the copy is noted where the papers are', () => {
    expect(new Scene().look().find(({ rule }) => rule === 'R06')?.at).toEqual({ tab: 'paper', path: 'copy' });
  });

  it('a refused copy is an end, too', () => {
    const scene = afterFreeze(new Scene()).beside('handover', 'h', { what: 'copy', result: 'refused', paper: 'paper', to: { name: '邱某', role: 'debtor' } });
    expect(scene.found()).not.toContain(COPY);
  });

  it('what was changed afterwards needs a correction, until one takes it up', () => {
    const pending = [{ entry: 'late', op: 'set' as const, change: { set: { valueFen: 1 } } }];
    const scene = afterFreeze(new Scene()).with('item/truck', { frozen: 'f'.repeat(64), pending });
    expect(scene.found()).toContain('R36 pending block close');
    scene.beside('transcript', 'fix', { template: 'correction@1', corrects: 'paper', takesUp: ['late'] }, { action: 'raid', frozen: 'e'.repeat(64) });
    expect(scene.found()).not.toContain('R36 pending block close');
  });
});

it('a side paper answers for itself alone: what the action still lacks does not stop a receipt', () => {
  const scene = new Scene().action({ endedAt: null, ruling: null, 'present/d1': null }).paper({ template: 'payment@1', text: '收款笔录' });
  expect(scene.look().filter(stops)).toEqual([]);
  expect(scene.paper({ template: 'payment@1', text: '' }).found()).toContain('P1 text block freeze');
});

it('a reason answers a warning, and a block that allows one; nothing else', () => {
  const answered = new Scene().action({ classes: ['night'], 'reason/R32': '线索紧急' }).look().find(({ rule }) => rule === 'R32');
  expect(answered && isOpen(answered)).toBe(false);
  const block = new Scene().action({ endedAt: null, 'reason/R02': '忘了' }).look().find(({ rule }) => rule === 'R02');
  expect(block && stops(block)).toBe(true);
});

it('what a newer version wrote, and what is malformed, stops nothing from being looked at', () => {
  const scene = new Scene().action({ 'appearance/a': 'newer', 'detention/d': 3, 'notice/n': null }).change('item/truck', { custodian: 7, cash: [1], 'seal/z': { number: 1 } });
  expect(scene.found()).toEqual(expect.any(Array));
});
