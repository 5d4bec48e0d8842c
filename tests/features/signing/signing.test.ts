// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { sha256Hex, type FoldedDocument } from '@/domain/journal';
import { signersOf, type Signer } from '@/domain/signing';
import { useFreeze } from '@/features/signing/useFreeze';
import { useSign } from '@/features/signing/useSign';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';
import { withWorkspace } from '@tests/doubles/withWorkspace';
import { impoundmentPaper } from '../../domain/signing/paper';
import { raid } from '../../domain/transcript/raid';

async function aPaper() {
  const memory = memoryWorkspace();
  const documents = raid();
  memory.pull('case-1', documents.map((each) => (each.kind === 'transcript' ? impoundmentPaper(documents) : each)));
  const live = await memory.workspace.openCase('case-1');
  const { result } = await withWorkspace(memory.workspace, () => ({ ...useFreeze(), ...useSign() }));
  const document = (key: string): FoldedDocument => {
    const found = live.documents.get(key);
    if (!found) throw new Error(key);
    return found;
  };
  const paper = () => document('transcript/paper-1');
  const signer = (name: string): Signer => {
    const found = signersOf(document('fieldAction/raid'), null, paper().acts, paper().frozen).find((each) => each.name === name);
    if (!found) throw new Error(name);
    return found;
  };
  return { memory, live, document, paper, signer, ...result };
}
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
    expect(await sign(paper(), paper().frozen ?? '', signer('张某'), drawing)).toBe(true);
    expect(paper().files.map(({ role }) => role)).toEqual(['snapshot', 'signature', 'trace']);
    const signed = signer('张某').signed;
    expect(signed).toMatchObject({ snapshot: paper().frozen, person: { name: '张某', role: 'duty.lead' }, outcome: { is: 'signed' } });
    const trace = paper().files.find(({ role }) => role === 'trace');
    expect(JSON.parse((await memory.files.get(trace?.sha256 ?? '')?.text()) ?? '{}').strokes[0][0]).toEqual({ x: 0, y: 0, t: 0, p: 0.4 });
  });

  it('a refusal is an outcome with its reason, never a blank', async () => {
    const { live, paper, signer, freeze, decline } = await aPaper();
    await freeze(live, paper());
    await decline(paper(), paper().frozen ?? '', signer('古某'), 'refused', '不认可笔录内容');
    expect(signer('古某').signed?.outcome).toEqual({ is: 'refused', reason: '不认可笔录内容' });
    expect(signer('王某').signed).toBeNull();
  });
});
