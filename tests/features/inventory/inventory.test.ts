// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { vehicle } from '@/domain/inventory/categories/vehicle';
import { goods } from '@/domain/inventory/categories/goods';
import type { Json } from '@/domain/journal';
import type { LiveCase } from '@/ports/workspace';
import { missingOf } from '@/features/inventory/missingOf';
import { provideInventoryActs } from '@/features/inventory/useInventoryActs';
import { useItems } from '@/features/inventory/useItems';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';
import { withWorkspace } from '@tests/doubles/withWorkspace';

const CASE = 'case-1';
const ACTION = 'action-1';

async function anAction(letter = 'A', memory = memoryWorkspace({ letter })) {
  const { workspace } = memory;
  if (!memory.entries.some(({ op }) => op === 'create')) {
    await workspace.record([
      { case: CASE, action: ACTION, document: { kind: 'fieldAction', id: ACTION }, op: 'create', change: { set: { kind: 'impoundment', startedAt: workspace.now() } } },
      { case: CASE, action: null, document: { kind: 'party', id: 'p1' }, op: 'create', change: { set: { role: 'respondent', name: '喀什某建材公司' } } },
    ]);
  }
  const live: LiveCase = await workspace.openCase(CASE);
  const { result } = await withWorkspace(workspace, () => {
    const items = useItems(() => live, () => ACTION);
    return { items, acts: provideInventoryActs({ live, actionId: ACTION }, items) };
  });
  const item = (id: string) => result.items.byId.value.get(id)!;
  const set = (id: string, path: string, value: Json) => result.acts.set(item(id), path, value, (item(id).document.paths[path] ?? []).map(({ entry }) => entry));
  return { ...result, memory, live, item, set };
}

describe('an inventory', () => {
  let scene: Awaited<ReturnType<typeof anAction>>;
  let first: string;
  beforeEach(async () => {
    scene = await anAction();
    first = (await scene.acts.add(vehicle, null))!;
  });

  it('lists a truck by one deed, labelled by the tablet, impounded as the action says', () => {
    expect(scene.item(first)).toMatchObject({ label: 'A1', categoryId: 'vehicle', measure: 'impoundment', quantity: 1, unit: 'unit.vehicle' });
  });

  it('copies what is alike to the next truck and nothing that is printed on this one', async () => {
    for (const [path, value] of [['name', '混凝土搅拌运输车'], ['attr/model', '三一 SY412C'], ['attr/colour', '白'], ['valueFen', 28_000_000], ['attr/plate', '新QA3171'], ['attr/vin', 'LTEST00M8N0000001'], ['attr/engineNo', 'WD615'], ['attr/mileageKm', 38_420], ['attr/keys', 1]] as const) await scene.set(first, path, value);
    await scene.acts.change(scene.item(first), { 'seal/s1': { number: 'K2024-000101', position: null, order: 1 } }, null);
    const second = scene.item((await scene.acts.addAlike(scene.item(first), 1))!);
    expect(second).toMatchObject({ label: 'A2', name: '混凝土搅拌运输车', valueFen: 28_000_000, measure: 'impoundment', seals: [] });
    expect(second.values).toMatchObject({ model: '三一 SY412C', colour: '白' });
    for (const own of ['plate', 'vin', 'engineNo', 'mileageKm', 'keys']) expect(second.values[own]).toBeUndefined();
  });

  it('adds thirteen more in one transaction, with seals counted up', async () => {
    const seals = Array.from({ length: 13 }, (_, i) => [`K2024-${String(103 + 2 * i).padStart(6, '0')}`, `K2024-${String(104 + 2 * i).padStart(6, '0')}`]);
    await scene.acts.addAlike(scene.item(first), 13, seals);
    expect(scene.items.top.value.map(({ label }) => label)).toEqual(Array.from({ length: 14 }, (_, i) => `A${i + 1}`));
    expect(scene.items.top.value.at(-1)?.seals.map(({ number }) => number)).toEqual(['K2024-000127', 'K2024-000128']);
    await scene.acts.undo();
    expect(scene.items.top.value.map(({ label }) => label)).toEqual(['A1']);
  });

  it('never gives a label twice, also not after an undo or a lost counter', async () => {
    await scene.acts.undo();
    scene.memory.labelCounts.clear();
    const again = (await scene.acts.add(vehicle, null))!;
    expect(scene.item(again).label).toBe('A2');
  });

  it('puts contained things under their truck and never counts them', async () => {
    await scene.set(first, 'valueFen', 28_000_000);
    const cash = (await scene.acts.add(goods, first))!;
    await scene.set(cash, 'valueFen', 99_999);
    expect(scene.items.children.value.get(first)?.map(({ id }) => id)).toEqual([cash]);
    expect(scene.items.totals.value).toMatchObject({ items: 1, contained: 1, counted: 1, valueFen: 28_000_000 });
    expect(scene.item(cash).measure).toBeNull();
  });

  it('keeps contained things in sight when their truck is withdrawn', async () => {
    const cash = (await scene.acts.add(goods, first))!;
    await scene.acts.withdraw(scene.item(first), '重复登记');
    expect(scene.items.top.value.map(({ id }) => id)).toEqual([cash]);
    expect(missingOf(scene.items.listed.value).some(({ is }) => is === 'orphan')).toBe(true);
    await scene.acts.restore(scene.item(first));
    expect(scene.items.top.value.map(({ id }) => id)).toEqual([first]);
  });

  it('sets a truck of a third party to 待核, and one undo takes both back', async () => {
    await scene.set(first, 'owner', '依某');
    expect(scene.item(first)).toMatchObject({ owner: '依某', measure: 'toVerify' });
    await scene.acts.undo();
    expect(scene.item(first)).toMatchObject({ owner: null, measure: 'impoundment' });
  });

  it('leaves the measure when the owner is the respondent', async () => {
    await scene.set(first, 'owner', '喀什某建材公司');
    expect(scene.item(first).measure).toBe('impoundment');
  });

  it('counts twelve of fourteen when two are to be verified: 3,360,000', async () => {
    await scene.set(first, 'valueFen', 28_000_000);
    await scene.acts.addAlike(scene.item(first), 13);
    for (const item of scene.items.top.value.slice(10, 12)) await scene.set(item.id, 'owner', '依某');
    expect(scene.items.totals.value).toMatchObject({ items: 14, counted: 12, valueFen: 336_000_000 });
  });

  it('takes an undo back to the value that stood', async () => {
    await scene.set(first, 'attr/mileageKm', 38_420);
    await scene.set(first, 'attr/mileageKm', 38_240);
    await scene.acts.undo();
    expect(scene.item(first).values['mileageKm']).toBe(38_420);
  });

  it('says what is missing, worst first', () => {
    const missing = missingOf(scene.items.listed.value);
    expect(missing[0]).toMatchObject({ is: 'fields', state: 'block' });
    expect(missing[0]?.keys).toContain('vin');
    expect(missing.find(({ is }) => is === 'photos')?.keys).toEqual(['A1']);
  });

  it('keeps everything as it was when the tablet is full', async () => {
    scene.memory.control.refuse = 'storageFull';
    expect(await scene.acts.add(vehicle, null)).toBeNull();
    expect(await scene.set(first, 'attr/mileageKm', 1)).toBe(false);
    expect(scene.items.top.value).toHaveLength(1);
  });

  it('shows two values that were written without knowing of each other as a conflict', async () => {
    await scene.acts.set(scene.item(first), 'attr/mileageKm', 38_420, []);
    await scene.acts.set(scene.item(first), 'attr/mileageKm', 38_240, []);
    expect(scene.item(first).conflicts).toEqual(['attr/mileageKm']);
  });
});

it('reads a thousand items once each: a change of one is shown within a frame', async () => {
  const scene = await anAction();
  const model = (await scene.acts.add(vehicle, null))!;
  for (let i = 0; i < 5; i += 1) await scene.acts.addAlike(scene.item(model), 200);
  expect(scene.items.top.value).toHaveLength(1001);
  const before = scene.items.all.value;
  await scene.set(model, 'attr/mileageKm', 5);
  const began = performance.now();
  const after = scene.items.all.value;
  const tookMs = performance.now() - began;
  expect(after.filter((item) => !before.includes(item))).toHaveLength(1);
  expect(tookMs).toBeLessThan(60);
});
