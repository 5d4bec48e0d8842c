import { describe, expect, it } from 'vitest';
import { readHandover } from '@/domain/handover';
import { draftOf, emptyDraft, emptyRow, isWhole, writeChanges, writeNew, type HandoverDraft } from '@/features/custody/handoverDraft';
import { aDocument } from '@tests/builders/foldedDocument';

const seat = { case: 'case-1', action: 'raid', id: 'h1' };
const toTheYard: HandoverDraft = {
  ...emptyDraft('2024-08-17T06:10:00.000Z'), items: ['t1', 't2'], from: { name: ' 张某 ', role: 'court' }, to: { name: '某停车场 唐某', role: 'thirdParty' }, feeFen: 3_000, feePer: '日/台',
  rows: { t1: { ...emptyRow(), mileageKm: 38_420, keys: '2把' }, t2: emptyRow(), gone: { ...emptyRow(), keys: '1把' } },
};
const written = (draft: HandoverDraft, seals: readonly string[] = []) => readHandover(aDocument('handover', 'h1', writeNew(seat, draft, seals).change.set, { action: 'raid' }));

describe('a hand-over that is written', () => {
  it('is whole when both sides are named and something changes hands', () => {
    expect(isWhole(toTheYard)).toBe(true);
    expect([{ to: { name: ' ', role: null } }, { items: [] }, { at: '' }].map((change) => isWhole({ ...toTheYard, ...change }))).toEqual([false, false, false]);
    expect(isWhole({ ...toTheYard, what: 'cash', items: [], amountFen: 2_000_000 })).toBe(true);
  });
  it('tells what was read off, thing by thing, and nothing of things that were left out', () => {
    const { change } = writeNew(seat, toTheYard, ['K2024-000101']);
    expect(change.set).toMatchObject({ at: '2024-08-17T06:10:00.000Z', from: { name: '张某', role: 'court' }, 'row/t1': { mileageKm: 38_420, keys: '2把' }, seals: ['K2024-000101'] });
    expect(Object.keys(change.set).filter((path) => path.startsWith('row/'))).toEqual(['row/t1']);
  });
  it('of cash has no custody fee, and one of things no amount', () => {
    expect(written({ ...toTheYard, what: 'cash', amountFen: 100 })).toMatchObject({ feeFen: null, feePer: null, amountFen: 100 });
    expect(written({ ...toTheYard, amountFen: 100 }).amountFen).toBeNull();
  });
  it('opened again and left as it was changes nothing', () => expect(writeChanges(written(toTheYard), draftOf(written(toTheYard)), [])).toBeNull());
  it('changed, writes what differs and takes back what was emptied', () => {
    const before = written(toTheYard, ['K1']);
    const act = writeChanges(before, { ...draftOf(before), items: ['t2'], feePer: '', result: 'refused', note: '场地已满' }, []);
    expect(act?.op === 'set' && act.change.set).toEqual({ items: ['t2'], result: 'refused', note: '场地已满', 'row/t1': null, feePer: null, seals: null });
  });
});
