import { describe, expect, it } from 'vitest';
import { createSealDesk } from '@/app/workspace/sealDesk';
import type { EntryDraft } from '@/ports/workspace';
import type { SealNote } from '@/storage';

const range = { id: 'r1', first: 'K2024-000101', last: 'K2024-000124', takenBy: '张某', issuedAt: '2024-08-16T02:00:00.000Z' };
const sealing = (caseId: string, number: string): EntryDraft => ({ case: caseId, action: 'raid', document: { kind: 'item', id: 't1' }, op: 'set', change: { set: { 'seal/s1': { number, order: 1 }, note: 'x', 'seal/gone': null } } });

function noted(first: SealNote = { ranges: [], used: {} }) {
  let note = first;
  return { read: () => note, write: (next: SealNote) => void (note = next) };
}

describe('[W5] the seal strips of a tablet', () => {
  it('are known without a network once the court has told, to every tab', () => {
    const notes = noted();
    const [tab, other] = [createSealDesk(notes), createSealDesk(notes)];
    tab.take([range]);
    other.renew();
    expect([tab.desk.ranges, other.desk.ranges, createSealDesk(notes).desk.ranges]).toEqual([[range], [range], [range]]);
  });
  it('that were used in one case are used in another one too; a foreign strip is not remembered', () => {
    const notes = noted({ ranges: [range], used: {} });
    const { desk, note } = createSealDesk(notes);
    note([sealing('case-1', 'k2024-000101'), sealing('case-1', 'G2019-77')]);
    expect([...desk.usedOutside('case-1')]).toEqual([]);
    expect([...desk.usedOutside('case-2')]).toEqual(['K2024-000101']);
    note([sealing('case-2', 'K2024-000101')]);
    expect([[...desk.usedOutside('case-1')], [...desk.usedOutside('case-2')]]).toEqual([['K2024-000101'], ['K2024-000101']]);
    expect(notes.read().used).toEqual({ 'K2024-000101': ['case-1', 'case-2'] });
  });
});
