// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { sha256Hex, type FoldedDocument } from '@/domain/journal';
import { signatureRows } from '@/domain/paper/signatureRows';
import { newHandover } from '@/domain/handover';
import { frozenText, outstandingOf, paperSigners, stageOf, type Signer } from '@/domain/signing';
import { readTranscript } from '@/domain/transcript';
import { useCorrection } from '@/features/signing/useCorrection';
import { useFreeze } from '@/features/signing/useFreeze';
import { usePrinting } from '@/features/signing/usePrinting';
import { useSign } from '@/features/signing/useSign';
import { useVoid } from '@/features/signing/useVoid';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';
import { withWorkspace } from '@tests/doubles/withWorkspace';
import { impoundmentPaper } from '../../domain/signing/paper';
import { raid } from '../../domain/transcript/raid';

async function aPaper() {
  const memory = memoryWorkspace();
  const documents = raid();
  memory.pull('case-1', documents.map((each) => (each.kind === 'transcript' ? impoundmentPaper(documents) : each)));
  const live = await memory.workspace.openCase('case-1');
  const { result } = await withWorkspace(memory.workspace, () => ({ ...useFreeze(), ...useSign(), ...useVoid(), ...usePrinting(), ...useCorrection() }));
  const document = (key: string): FoldedDocument => {
    const found = live.documents.get(key);
    if (!found) throw new Error(key);
    return found;
  };
  const paper = () => document('transcript/paper-1');
  const signer = (name: string): Signer => {
    const found = paperSigners(live.documents, paper()).find((each) => each.name === name);
    if (!found) throw new Error(name);
    return found;
  };
  return { memory, live, document, paper, signer, ...result };
}
const read = { how: 'self', from: '2024-08-17T05:30:00.000Z', to: '2024-08-17T05:33:00.000Z' } as const;
const declining = { is: 'refused', reason: '不认可笔录内容', witness: null, recorder: '', at: '', clip: null } as const;
const drawing = { png: new Blob(['png'], { type: 'image/png' }), strokes: [Array.from({ length: 12 }, (_, i) => ({ x: i, y: i, time: 5 + i, pressure: 0.4 }))], widthPx: 600, heightPx: 300 };

describe('定稿', () => {
  it('freezes paper, action and items in one transaction, and keeps the very bytes', async () => {
    const { memory, live, paper, document, freeze } = await aPaper();
    expect(await freeze(live, paper())).toBe(true);
    expect(memory.entries.map(({ op }) => op)).toEqual(['attach', 'freeze']);
    const snapshot = paper().frozen ?? '';
    expect(document('item/truck-01').frozen).toBe(snapshot);
    expect(document('fieldAction/raid').frozen).toBe(snapshot);
    expect(document('item/elsewhere').frozen).toBeNull();
    const bytes = await memory.files.get(snapshot)?.text();
    expect(sha256Hex(bytes ?? '')).toBe(snapshot);
    expect(bytes).toContain('扣押笔录');
    expect(paper().files.map(({ role }) => role)).toEqual(['snapshot']);
  });

  it('a change that comes later stands beside it, not in it', async () => {
    const { memory, live, paper, document, freeze } = await aPaper();
    await freeze(live, paper());
    await memory.workspace.record([{ case: 'case-1', action: 'raid', document: { kind: 'item', id: 'truck-01' }, op: 'set', change: { set: { valueFen: 1 } } }]);
    expect(document('item/truck-01').paths['valueFen']?.map(({ value }) => value)).toEqual([28_000_000]);
    expect(document('item/truck-01').pending).toHaveLength(1);
  });

  it('is done once', async () => {
    const { live, paper, freeze } = await aPaper();
    await freeze(live, paper());
    expect(await freeze(live, paper())).toBe(false);
  });

  it('that cannot be saved freezes nothing', async () => {
    const { memory, live, paper, freeze } = await aPaper();
    memory.control.refuse = 'storageFull';
    expect(await freeze(live, paper())).toBe(false);
    expect(paper().frozen).toBeNull();
  });
});

describe('signing', () => {
  it('a drawn name is saved with its picture, the pen’s way and the paper’s hash', async () => {
    const { memory, live, paper, signer, freeze, sign } = await aPaper();
    await freeze(live, paper());
    expect(await sign(paper(), paper().frozen ?? '', signer('张某'), drawing, read)).toBe(true);
    expect(paper().files.map(({ role }) => role)).toEqual(['snapshot', 'signature', 'trace']);
    const signed = signer('张某').signed;
    expect(signed).toMatchObject({ snapshot: paper().frozen, person: { name: '张某', role: 'duty.lead' }, outcome: { is: 'signed' } });
    const trace = paper().files.find(({ role }) => role === 'trace');
    expect(JSON.parse((await memory.files.get(trace?.sha256 ?? '')?.text()) ?? '{}').strokes[0][0]).toEqual({ x: 0, y: 0, t: 0, p: 0.4 });
  });

  it('a refusal is an outcome with its reason, never a blank', async () => {
    const { live, paper, signer, freeze, decline } = await aPaper();
    await freeze(live, paper());
    await decline(paper(), paper().frozen ?? '', signer('古某'), declining);
    expect(signer('古某').signed?.outcome).toEqual({ is: 'refused', reason: '不认可笔录内容' });
    expect(signer('王某').signed).toBeNull();
  });

  it('a person with an outcome gets another one only with the reason: the new one counts, the former stays on record', async () => {
    const { memory, live, paper, signer, freeze, sign, decline } = await aPaper();
    await freeze(live, paper());
    const snapshot = paper().frozen ?? '';
    await decline(paper(), snapshot, signer('古某'), declining);
    const first = signer('古某').signed?.entry;
    await sign(paper(), snapshot, signer('古某'), drawing, read, '现同意签名');
    expect(signer('古某').signed?.outcome).toMatchObject({ is: 'signed', replaces: { entries: [first], reason: '现同意签名' } });
    expect(signer('古某').former).toMatchObject([{ entry: first, outcome: { is: 'refused' }, reason: '现同意签名' }]);
    expect(memory.entries.filter(({ op }) => op === 'sign')).toHaveLength(2);
    const row = signatureRows({ documents: new Map(live.documents), action: 'raid', transcript: 'paper-1', snapshot }).find(({ name }) => name === '古某');
    expect(row?.words).toMatch(/^此前于\d{4}年.*拒绝签名（不认可笔录内容）；更改理由：现同意签名，以本栏为准$/);
    expect(row?.pictures).toHaveLength(1);
  });

  it('a refusal names who saw it, and where the recorder shows it; the clip is kept', async () => {
    const { memory, live, paper, signer, freeze, decline } = await aPaper();
    await freeze(live, paper());
    const clip = new File(['clip'], '0041.mp4', { type: 'video/mp4', lastModified: 1_723_870_000_000 });
    await decline(paper(), paper().frozen ?? '', signer('古某'), { ...declining, witness: { name: '陈某', role: 'role.grassroots' }, recorder: 'DSJ-07', at: '00:41:07', clip });
    const file = paper().files.at(-1);
    expect(signer('古某').signed?.outcome).toEqual({ is: 'refused', reason: '不认可笔录内容', witness: { name: '陈某', role: 'role.grassroots' }, recording: { recorder: 'DSJ-07', at: '00:41:07', file: file?.sha256 } });
    expect(await memory.files.get(file?.sha256 ?? '')?.text()).toBe('clip');
  });

  it('a fingerprint is kept as its photo, and who read the paper aloud with it', async () => {
    const { live, paper, signer, freeze, mark } = await aPaper();
    await freeze(live, paper());
    const aloud = { ...read, how: 'aloud', by: '翻某', language: '维吾尔语' } as const;
    expect(await mark(paper(), paper().frozen ?? '', signer('古某'), 'fingerprint', { bytes: new Blob(['jpeg'], { type: 'image/jpeg' }), origin: 'live' }, aloud)).toBe(true);
    expect(signer('古某').signed?.outcome).toMatchObject({ is: 'signed', form: 'fingerprint', read: { how: 'aloud', by: '翻某', language: '维吾尔语' } });
  });

  it('on paper: the copy has its number, its sheets come back page by page, and each outcome names its page', async () => {
    const { live, paper, signer, freeze, copyOf, printed, keepSheet, onPaper } = await aPaper();
    await freeze(live, paper());
    const snapshot = paper().frozen ?? '';
    const copy = copyOf(live.documents, paper());
    await printed(paper(), snapshot, copy, 2);
    await keepSheet(paper(), copy, 2, { bytes: new Blob(['sheet'], { type: 'image/jpeg' }), origin: 'live' });
    const [sheet] = paper().files.filter(({ role }) => role === 'page');
    await onPaper(paper(), snapshot, signer('王某'), 2, sheet?.sha256 ?? '');
    expect(paper().acts.find(({ is }) => is === 'print')).toMatchObject({ snapshot, copy, pages: 2 });
    expect(sheet?.name).toBe(`${copy}/2`);
    expect(signer('王某').signed?.outcome).toEqual({ is: 'signed', file: sheet?.sha256, form: 'paper', page: 2 });
    expect(copyOf(live.documents, paper())).not.toBe(copy);
  });
});

describe('作废', () => {
  it('opens paper, action and items; what waited stands; who had signed stays on the void snapshot', async () => {
    const { memory, live, paper, document, signer, freeze, sign, takeBack } = await aPaper();
    await freeze(live, paper());
    const snapshot = paper().frozen ?? '';
    await sign(paper(), snapshot, signer('张某'), drawing, read);
    await memory.workspace.record([{ case: 'case-1', action: 'raid', document: { kind: 'item', id: 'truck-01' }, op: 'set', change: { set: { valueFen: 1 }, seen: { valueFen: (document('item/truck-01').paths['valueFen'] ?? []).map(({ entry }) => entry) } } }]);
    expect(await takeBack(live, paper(), snapshot, '车号写错')).toBe(true);
    expect([paper().frozen, document('fieldAction/raid').frozen, document('item/truck-01').frozen]).toEqual([null, null, null]);
    expect(document('item/truck-01').paths['valueFen']?.map(({ value }) => value)).toEqual([1]);
    expect(paper().acts.map(({ is }) => is)).toEqual(['freeze', 'sign', 'void']);
    expect(await freeze(live, paper())).toBe(true);
    expect([signer('张某').signed, stageOf(live.documents, paper())]).toEqual([null, 'signing']);
  });
});

describe('补正', () => {
  it('takes up what was changed after the freeze: a paper of its own that says what was and what is', async () => {
    const { memory, live, paper, document, freeze, correct } = await aPaper();
    await freeze(live, paper());
    await memory.workspace.record([{ case: 'case-1', action: 'raid', document: { kind: 'item', id: 'truck-01' }, op: 'set', change: { set: { valueFen: 26_000_000 }, seen: { valueFen: (document('item/truck-01').paths['valueFen'] ?? []).map(({ entry }) => entry) } } }]);
    const [open] = outstandingOf(live.documents, paper());
    const id = await correct(live, paper(), [open?.change.entry ?? '']);
    const correction = readTranscript(document(`transcript/${id}`));
    expect(correction).toMatchObject({ template: 'correction@1', title: '补正笔录', corrects: 'paper-1' });
    expect(correction.text).toContain('280,000');
    expect(correction.text).toContain('260,000');
    expect(outstandingOf(live.documents, paper()).map(({ correction: by }) => by?.n)).toEqual([1]);
    expect(await freeze(live, document(`transcript/${id}`))).toBe(true);
    expect(document('item/truck-01').pending).toHaveLength(1);
  });
});

describe('交接', () => {
  it('is put into words that both sides read, and frozen by itself', async () => {
    const { memory, live, document, freeze } = await aPaper();
    await memory.workspace.record([newHandover({ case: 'case-1', action: 'raid', id: 'h1' }, { what: 'custody', items: ['truck-01'], from: { name: '张某', role: 'court' }, to: { name: '某停车场', role: 'thirdParty' }, at: '2024-08-17T06:00:00.000Z', result: 'taken', keys: '2 把', mileageKm: 38_010 })]);
    expect(await freeze(live, document('handover/h1'))).toBe(true);
    const handover = document('handover/h1');
    const text = frozenText((await memory.files.get(handover.frozen ?? '')?.text()) ?? '')?.text ?? '';
    for (const words of ['财产移交保管清单', '移交人：张某（本院）', '接收人：某停车场（第三人）', 'A1', '钥匙2 把', '里程38010公里', '结果：已接收']) expect(text).toContain(words);
    expect(document('item/truck-01').frozen).toBeNull();
    expect(paperSigners(live.documents, handover).map(({ name }) => name)).toEqual(['张某', '某停车场']);
  });
});
