// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { headsOf, type FoldedDocument, type Json } from '@/domain/journal';
import { undoOf } from '@/features/saving/undoOf';
import { useSavedField } from '@/features/saving/useSavedField';
import { writing } from '@/features/saving';
import type { Workspace } from '@/ports/workspace';
import { entryTime } from '@/features/saving/entryTime';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';
import { withWorkspace } from '@tests/doubles/withWorkspace';

async function aField(memory = memoryWorkspace()) {
  const { workspace } = memory;
  if (memory.entries.length === 0) await workspace.record([{ case: 'c', action: 'a', document: { kind: 'item', id: 'i' }, op: 'create', change: { set: { note: '旧' } } }]);
  const live = await workspace.openCase('c');
  const document = (): FoldedDocument => live.documents.get('item/i')!;
  const commit = async (value: Json, seen: readonly string[]) => (await workspace.record([writing(document(), { note: value }, { note: seen })])).ok;
  const { result: field, app } = await withWorkspace(workspace, () => useSavedField(document, 'note', commit));
  return { memory, workspace, document, field, app };
}

/** From here on nothing is recorded before it is let go. */
function slowDisk(workspace: Workspace): { letGo(): void } {
  const { record } = workspace;
  let letGo = (): void => undefined;
  const free = new Promise<void>((resolve) => (letGo = resolve));
  workspace.record = (...acts) => free.then(() => record(...acts));
  return { letGo };
}

describe('a field under a person’s fingers', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is a draft within two seconds and no entry until it is left', async () => {
    const { memory, field } = await aField();
    field.type('新');
    await vi.advanceTimersByTimeAsync(2_000);
    expect([...memory.drafts.values()].join()).toContain('新');
    expect(memory.entries).toHaveLength(1);
  });

  it('becomes one act when it is left, and its draft goes', async () => {
    const { memory, field, document } = await aField();
    field.type('新');
    expect(await field.leave()).toBe(true);
    expect(await field.leave()).toBe(true);
    expect(memory.entries.filter(({ op }) => op === 'set')).toHaveLength(1);
    expect(document().paths['note']?.map(({ value }) => value)).toEqual(['新']);
    expect(memory.drafts.size).toBe(0);
  });

  it('is one act when it is left twice at once', async () => {
    const { memory, workspace, field } = await aField();
    const { letGo } = slowDisk(workspace);
    field.type('新');
    const leaving = Promise.all([field.leave(), field.leave()]);
    letGo();
    expect(await leaving).toEqual([true, true]);
    expect(memory.entries.filter(({ op }) => op === 'set')).toHaveLength(1);
  });

  it('is a draft again at once when it was typed on while it was being saved, and stands over what was saved', async () => {
    const { memory, field, document } = await aField();
    field.type('新');
    const saving = field.leave();
    field.type('新的');
    expect(await saving).toBe(true);
    expect([...memory.drafts.values()].join()).toContain('新的');
    expect(await field.leave()).toBe(true);
    expect(document().paths['note']?.map(({ value }) => value)).toEqual(['新的']);
    expect(memory.drafts.size).toBe(0);
  });

  it('is in its draft until its act is recorded, when the screen goes meanwhile', async () => {
    const { memory, workspace, field, app } = await aField();
    const { letGo } = slowDisk(workspace);
    field.type('新');
    const saving = field.leave();
    app.unmount();
    await vi.advanceTimersByTimeAsync(10);
    expect([...memory.drafts.values()].join()).toContain('新');
    letGo();
    expect(await saving).toBe(true);
    expect([memory.entries.length, memory.drafts.size]).toEqual([2, 0]);
  });

  it('makes no entry when it is left as it was', async () => {
    const { memory, field } = await aField();
    field.type('新');
    field.type('旧');
    await field.leave();
    expect(memory.entries).toHaveLength(1);
  });

  it('comes back after the app was closed in the middle of a word', async () => {
    const { memory, field, app } = await aField();
    field.type('写到一半');
    app.unmount();
    await vi.advanceTimersByTimeAsync(10);
    const again = await aField(memory);
    await vi.advanceTimersByTimeAsync(10);
    expect(again.field.value.value).toBe('写到一半');
    expect(again.field.restored.value).toBe(true);
  });

  it('stays on the screen and in the draft when the tablet is full', async () => {
    const { memory, field } = await aField();
    memory.control.refuse = 'storageFull';
    field.type('新');
    expect(await field.leave()).toBe(false);
    expect(field.value.value).toBe('新');
    expect([...memory.drafts.values()].join()).toContain('新');
  });

  it('names what the person saw when the typing began: a value that came meanwhile is kept beside it', async () => {
    const { workspace, field, document } = await aField();
    field.type('甲');
    await workspace.record([writing(document(), { note: '乙' })]);
    await field.leave();
    expect(document().paths['note']?.map(({ value }) => value).sort()).toEqual(['乙', '甲'].sort());
  });

  it('holds a text of 100,000 characters', async () => {
    const { field, document } = await aField();
    field.type('记'.repeat(100_000));
    expect(await field.leave()).toBe(true);
    expect(String(document().paths['note']?.[0]?.value)).toHaveLength(100_000);
  });
});

describe('taking one act back', () => {
  const base = { case: 'c', action: 'a', document: { kind: 'item', id: 'i' } } as const;
  const before: FoldedDocument = {
    ...base.document, case: 'c', action: 'a', schema: 1, created: { entry: 'e1', actor: 'o', at: '' }, paths: { note: [{ entry: 'e1', value: '旧' }], split: [{ entry: 'e1', value: 1 }, { entry: 'e2', value: 2 }] },
    files: [], acts: [], frozen: null, pending: [], considered: {},
  };
  it('of a create is a withdrawal with its reason', () => expect(undoOf({ ...base, op: 'create', change: { set: {} } }, undefined, 'e9', '撤销')).toMatchObject({ op: 'withdraw', change: { withdrawn: true, reason: '撤销' } }));
  it('of a set puts the old value back over the new entry', () => expect(undoOf({ ...base, op: 'set', change: { set: { note: '新', more: 1 } } }, before, 'e9', '')).toMatchObject({ op: 'set', change: { set: { note: '旧', more: null }, seen: { note: ['e9'], more: ['e9'] } } }));
  it('of a choice between two people’s values is not offered', () => {
    expect(undoOf({ ...base, op: 'set', change: { set: { split: 3 } } }, before, 'e9', '')).toBeNull();
    expect(undoOf({ ...base, op: 'resolve', change: { set: { split: 1 }, seen: { split: headsOf(before, 'split') }, reason: '' } }, before, 'e9', '')).toBeNull();
  });
  it('of a signature is not offered', () => expect(undoOf({ ...base, op: 'sign', change: { snapshot: 's', person: { id: 'p', name: '马某', role: 'respondent' }, outcome: { is: 'refused', reason: '拒签' } } }, before, 'e9', '')).toBeNull());
});

it('an entry’s id tells its time, another id tells none', () => {
  expect(entryTime('01915c2f-5a00-7000-8000-000000000000')).toBe(0x01915c2f5a00);
  expect(entryTime('e1')).toBeNull();
});
