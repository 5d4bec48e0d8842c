import { describe, expect, it } from 'vitest';
import { canonicalText, type FileTag, type FoldedDocument, type Json } from '@/domain/journal';
import { makeSnapshot } from '@/domain/signing';
import { copyMark, draftSource, frozenPapers, frozenSource, handoverPaper, paperSet, type Paper, type PaperBlock } from '@/domain/paper';
import { newHandover } from '@/domain/handover';
import { aDocument, documentMap } from '@tests/builders/foldedDocument';
import { raid } from '@tests/domain/transcript/raid';

const sourceOf = (documents: readonly FoldedDocument[]) => draftSource(documentMap(documents), 'raid', documents.find(({ id }) => id === 'paper-1') ?? null);
const papersOf = (documents: readonly FoldedDocument[]): Paper[] => paperSet(sourceOf(documents), true);
const named = (papers: readonly Paper[], kind: Paper['kind']): Paper | undefined => papers.find((paper) => paper.kind === kind);
const tableOf = (paper: Paper | undefined) => paper?.blocks.find((block): block is Extract<PaperBlock, { is: 'table' }> => block.is === 'table');
const signaturesOf = (paper: Paper | undefined) => paper?.blocks.find((block): block is Extract<PaperBlock, { is: 'signatures' }> => block.is === 'signatures')?.rows ?? [];
const rowOf = (paper: Paper | undefined, n: number) => Object.fromEntries((tableOf(paper)?.columns ?? []).map(({ head }, i) => [head, tableOf(paper)?.rows[n]?.[i]]));
const item = (id: string, paths: Record<string, Json>) => aDocument('item', id, paths, { action: 'raid' });
const written = (documents: readonly FoldedDocument[], text: string, more: Record<string, Json> = {}): FoldedDocument[] =>
  documents.map((each) => (each.id === 'paper-1' ? aDocument('transcript', 'paper-1', { template: 'impoundment@1', title: '扣押笔录', text, custodian: { name: '某停车场', kind: 'thirdParty', place: '喀什市某停车场' }, ...more }, { action: 'raid' }) : each));

it('a copy says what it is at its foot, in Chinese whatever the screen speaks', () => {
  expect([copyMark('A-1', true), copyMark('A-2', false)]).toEqual(['手签件 A-1', '副本 A-2']);
});

describe('the papers of an action', () => {
  it('are the list, what lay in the cab, what was left, the seals; a transcript only when it is written', () => {
    expect(papersOf(raid()).map(({ kind }) => kind)).toEqual(['inventory', 'register', 'kept', 'unseized', 'seals']);
    expect(papersOf(written(raid(), '一、开始时间')).map(({ kind }) => kind)[0]).toBe('transcript');
    expect(paperSet(sourceOf(written(raid(), '收到款项')), false).map(({ kind }) => kind)).toEqual(['transcript']);
  });

  it('have a list of every file with the hash of its bytes, thing by thing, without those of the signing', () => {
    const photo = (sha256: string, more: Partial<FileTag> = {}): FileTag => ({ sha256: sha256.repeat(64), size: 300_000, mime: 'image/jpeg', role: 'photo', name: null, origin: 'live', takenAt: '2024-08-16T22:45:00.000Z', entry: 'e', actor: 'o', ...more });
    const documents = raid().map((each) =>
      each.id === 'truck-01' ? { ...each, files: [photo('a'), photo('b', { origin: 'made', copy: { of: 'a'.repeat(64), did: ['stamp'] } })] } : each.id === 'raid' ? { ...each, files: [photo('c', { origin: 'imported' }), photo('d', { role: 'signature' })] } : each,
    );
    const list = named(papersOf(documents), 'files');
    expect(tableOf(list)?.rows.map((row) => row.slice(1, 3))).toEqual([['现场', '照片\n（导入）'], ['1　混凝土搅拌运输车　［A1］', '照片'], ['1　混凝土搅拌运输车　［A1］', '照片\n（复制件）']]);
    expect(rowOf(list, 1)).toMatchObject({ 序号: '2', '拍摄时间（设备时钟）': '2024年8月17日6时45分', 字节数: '300000', 'SHA-256': 'a'.repeat(64) });
    expect(named(papersOf(raid()), 'files')).toBeUndefined();
  });

  it('tell a truck in the columns of the list', () => {
    const list = named(papersOf(raid()), 'inventory');
    expect(list?.title).toBe('扣押财产清单');
    expect(rowOf(list, 0)).toEqual({
      序号: '1', 名称: '混凝土搅拌运输车\n［A1］', 规格型号: '三一 SY412C\n黄色', 编号: '号牌：新Q10001\n车架号：LTEST00M1N0000001\n发动机号：WD601', 单位: '辆', 数量: '1',
      '成色、现状': '里程：38010公里', 权属: '／', '估值（元）及来源': '280,000.00\n（自估）', 封条号: 'K2024-000101（左车门）\nK2024-000102（右车门）', 存放地: '喀什市某停车场', 保管人: '某停车场', 备注: '扣押',
    });
  });

  it('leave what is not known as a blank to complete by hand, and the total says how many have no value', () => {
    const list = named(papersOf([...raid(), item('odd', { measure: 'impoundment', category: 'goods' })]), 'inventory');
    expect(rowOf(list, 0)).toMatchObject({ 单位: '______', 数量: '______', '估值（元）及来源': '______' });
    expect(tableOf(list)?.total).toContain('其中2项未估值');
  });

  it('say the total in capitals, above ten milliard yuan too', () => {
    const rich = [...raid(), item('rich', { category: 'goods', name: '设备', measure: 'impoundment', quantity: 1, unit: 'unit.set', valueFen: 1_234_567_890_123 })];
    expect(tableOf(named(papersOf(rich), 'inventory'))?.total).toContain('壹佰贰拾叁亿肆仟');
  });

  it('never print a sum that no computer can count exactly', () => {
    const vast = Array.from({ length: 12 }, (_, i) => item(`vast-${i}`, { category: 'goods', name: '设备', measure: 'impoundment', quantity: 1, unit: 'unit.set', valueFen: 1_000_000_000_000_000 }));
    expect(tableOf(named(papersOf([...raid(), ...vast]), 'inventory'))?.total).toMatch(/估值(______|合计超出)/);
  });

  it('show things of a cab under their truck, with what became of them', () => {
    const register = named(papersOf(raid()), 'register');
    expect(register?.blocks.find((block) => block.is === 'heading')).toMatchObject({ text: '1　混凝土搅拌运输车　［A1］内的物品' });
    expect(rowOf(register, 0)).toMatchObject({ 序号: '1.1', 声称的所有人: '声称的所有人：司机艾某', 处置: '当场发还' });
    expect(rowOf(register, 1)).toMatchObject({ 数量: '17', 单位: '张', 处置: '封存' });
  });

  it('keep what is exempt apart from what is only to be verified', () => {
    const papers = papersOf([...raid(), item('bed', { category: 'goods', name: '床铺', measure: 'notSeized', exempt: 'necessities', quantity: 1, unit: 'unit.set' })]);
    expect(tableOf(named(papers, 'kept'))?.rows.map(([, name]) => name)).toEqual(['床铺', '驾驶证\n［A2］']);
    expect(rowOf(named(papers, 'kept'), 0)['保留依据']).toBe('生活必需的衣物、家具、炊具、餐具');
    expect(tableOf(named(papers, 'unseized'))?.rows.map(([, name]) => name)).toEqual(['混凝土搅拌运输车\n［A11］']);
    expect(rowOf(named(papers, 'unseized'), 0)).toMatchObject({ 权属: '登记所有人：依某', 处理: '待核', 备注: '／' });
  });

  it('tell among what is kept the money that stays for a living, of what was taken', () => {
    const cash = item('cash', { category: 'cash', label: 'A30', measure: 'impoundment', quantity: 1, 'attr/currency': 'CNY', 'attr/amountFen': 2_000_000, valueFen: 2_000_000, 'denomination/10000': 230, 'denomination/5000': 12, livingCost: { fen: 360_000, reason: '一家三口当月生活必需', by: '黄某' } });
    const papers = papersOf([...raid(), cash]);
    expect(rowOf(named(papers, 'kept'), 1)).toEqual({ 序号: '2', 物品: '现金\n［A30］', 单位: '元', 数量: '3,600.00', 保留依据: '必需的生活费用', 处置: '保留给被执行人', 备注: '一家三口当月生活必需\n由黄某决定' });
    expect(rowOf(named(papers, 'inventory'), 0)).toMatchObject({ 名称: '现金\n［A30］', '估值（元）及来源': '20,000.00' });
  });

  it('count every seal once, the torn one and the one in its place', () => {
    const torn = item('safe', {
      category: 'goods', name: '保险柜', measure: 'sealingUp', quantity: 1, unit: 'unit.set', valueFen: 1,
      'seal/a': { number: 'K2024-000113', state: 'torn', reason: '大风吹破', order: 1 }, 'seal/b': { number: 'K2024-000125', position: '柜门', replaces: 'a', order: 2 },
    });
    const seals = tableOf(named(papersOf([...raid(), torn]), 'seals'))?.rows ?? [];
    expect(seals.filter(([, number]) => ['K2024-000113', 'K2024-000125'].includes(number ?? ''))).toEqual([
      [expect.any(String), 'K2024-000113', expect.stringContaining('保险柜'), '／', '破损', '大风吹破'],
      [expect.any(String), 'K2024-000125', expect.stringContaining('保险柜'), '柜门', '已贴', '换下K2024-000113'],
    ]);
  });

  it('print the text as it was written, without court and title a second time, and the questions that it has not taken up', () => {
    const text = '长沙市岳麓区人民法院\n扣押笔录\n\n案号：（2024）湘0104执2187号\n\n问：车在哪里？\n答：在院里。';
    const [paper] = papersOf(written(raid(), text, { 'qa/1': { q: '车在哪里？', a: '在院里。', order: 1 }, 'qa/2': { q: '钥匙呢？', a: '', order: 2 } }));
    expect(paper?.blocks[0]).toEqual({ is: 'text', text: '案号：（2024）湘0104执2187号\n\n问：车在哪里？\n答：在院里。' });
    expect(paper?.blocks[1]).toEqual({ is: 'text', text: '问：钥匙呢？\n答：______' });
    expect(paper?.blocks[2]).toEqual({ is: 'blankBelow' });
  });

  it('set a second language beside the Chinese, paragraph by paragraph', () => {
    const [paper] = papersOf(written(raid(), '第一段\n\n第二段', { second: { language: '藏语', text: 'དང་པོ།\n\nགཉིས་པ།' } }));
    expect(paper?.blocks[0]).toEqual({ is: 'pairs', heads: ['中文', '藏语'], rows: [['第一段', 'དང་པོ།'], ['第二段', 'གཉིས་པ།']] });
  });
});

describe('a signed paper', () => {
  function signed(): { readonly documents: Map<string, FoldedDocument>; readonly paper: FoldedDocument; readonly text: string } {
    const documents = written(raid(), '扣押了两辆车。');
    const covered = documents.filter(({ kind, action }) => action === 'raid' && kind !== 'parcel');
    const { text, sha256 } = makeSnapshot(covered, { at: '2024-08-17T05:25:00.000Z', by: 'officer-zhang', case: 'case-1', action: 'raid' });
    const sign = (id: string, name: string, outcome: { is: 'signed'; file: string } | { is: 'refused'; reason: string }) =>
      ({ is: 'sign', entry: `sign-${id}`, actor: 'officer-zhang', at: '2024-08-17T05:40:00.000Z', snapshot: sha256, person: { id, name, role: '' }, outcome }) as const;
    const after = documents.map((each): FoldedDocument =>
      each.id === 'paper-1'
        ? { ...each, frozen: sha256, acts: [sign('t1', '张某', { is: 'signed', file: 'f'.repeat(64) }), sign('x1', '古某', { is: 'refused', reason: '认为与自己无关' })] }
        : each.id === 'truck-01'
          ? { ...each, frozen: sha256, paths: { ...each.paths, valueFen: [{ entry: 'later', value: 1 }] } }
          : each,
    );
    const paper = after.find(({ id }) => id === 'paper-1');
    if (!paper) throw new Error('no paper');
    return { documents: documentMap(after), paper, text };
  }

  it('is made from what was signed, whatever was written since', () => {
    const { documents, paper, text } = signed();
    const source = frozenSource(documents, paper, text);
    const papers = source ? paperSet(source, true) : [];
    expect(rowOf(named(papers, 'inventory'), 0)['估值（元）及来源']).toBe('280,000.00\n（自估）');
    expect(papers.every(({ snapshot }) => snapshot === paper.frozen)).toBe(true);
    expect(papers[0]).toMatchObject({ courtName: '长沙市岳麓区人民法院', caseNumber: '（2024）湘0104执2187号' });
  });

  it('bears the drawn name, the refusal with its reason, and room for whoever has not signed yet', () => {
    const { documents, paper, text } = signed();
    const source = frozenSource(documents, paper, text);
    expect(signaturesOf(source ? paperSet(source, true)[0] : undefined)).toEqual([
      { name: '张某', roles: '带队负责人', pictures: ['f'.repeat(64)], words: null, at: '2024年8月17日13时40分', open: false },
      { name: '王某', roles: '书记员', pictures: [], words: null, at: null, open: true },
      { name: '古某', roles: '基层组织人员', pictures: [], words: '拒绝签名（认为与自己无关）', at: '2024年8月17日13时40分', open: false },
      { name: '某停车场', roles: '保管人', pictures: [], words: null, at: null, open: true },
    ]);
  });

  it('is not made from anything that is no snapshot of it', () => {
    const { documents, paper } = signed();
    for (const text of ['', 'null', '[]', '{"documents":5}', '{"documents":[null,{"kind":"item"}]}', canonicalText({ documents: [] })]) expect(frozenSource(documents, paper, text)).toBeNull();
  });
});

describe('a hand-over list', () => {
  it('that was signed is printed as it was signed, also for those who sign by hand', () => {
    const leaves = (placeText: string) => newHandover({ case: 'case-1', action: 'raid', id: 'h1' }, { what: 'custody', items: ['truck-01'], from: { name: '李某', role: 'court' }, to: { name: '某停车场', role: 'thirdParty' }, at: '2024-08-17T05:30:00.000Z', result: 'taken', placeText }).change.set;
    const written = aDocument('handover', 'h1', leaves('喀什某停车场'), { action: 'raid' });
    const { text, sha256 } = makeSnapshot([written], { at: '2024-08-17T05:30:00.000Z', by: 'o', case: 'case-1', action: 'raid' });
    const since = { ...aDocument('handover', 'h1', leaves('别处'), { action: 'raid' }), frozen: sha256 };
    const papers = frozenPapers(documentMap([...raid(), since]), since, text);
    expect(papers?.map(({ kind, snapshot }) => [kind, snapshot])).toEqual([['handover', sha256]]);
    expect(papers?.[0]?.blocks[0]).toMatchObject({ rows: expect.arrayContaining([{ word: '地点', text: '喀什某停车场' }]) as unknown });
    expect(signaturesOf(papers?.[0]).map(({ name, open }) => [name, open])).toEqual([['李某', true], ['某停车场', true]]);
    expect(frozenPapers(documentMap([...raid(), since]), since, '{}')).toBeNull();
  });

  it('names both sides and tells each thing in the state in which it changed hands', () => {
    const act = newHandover({ case: 'case-1', action: 'raid', id: 'h1' }, {
      what: 'custody', items: ['truck-01', 'truck-09'], from: { name: '李某', role: 'court' }, to: { name: '某停车场', role: 'thirdParty' }, at: '2024-08-17T05:30:00.000Z', result: 'taken',
      rows: { 'truck-01': { mileageKm: 38_011, keys: '2把' } }, feeFen: 3_000, feePer: '日、台', seals: ['K2024-000101'],
    });
    const documents = documentMap([...raid(), aDocument('handover', 'h1', act.change.set, { action: 'raid' })]);
    const paper = handoverPaper(draftSource(documents, 'raid', null), 'h1');
    expect(paper?.title).toBe('财产移交保管清单');
    expect(paper?.blocks[0]).toMatchObject({ rows: expect.arrayContaining([{ word: '接收人', text: '某停车场（第三人）' }, { word: '保管费', text: '30.00元／日、台' }]) as unknown });
    expect(rowOf(paper ?? undefined, 0)).toMatchObject({ 序号: '1', 钥匙: '2把', '里程、小时、重量': '里程38011公里', 备注: '封条K2024-000101完好' });
    expect(signaturesOf(paper ?? undefined).map(({ roles, name }) => [roles, name])).toEqual([['移交人', '李某'], ['接收人', '某停车场']]);
    expect(handoverPaper(draftSource(documents, 'raid', null), 'none')).toBeNull();
  });
});
