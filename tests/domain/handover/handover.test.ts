import { describe, expect, it } from 'vitest';
import { chainOf, handoversOf, heldByOthers, holderOf, newHandover, readHandover, stateOf } from '@/domain/handover';
import type { Json } from '@/domain/journal';
import { aDocument } from '@tests/builders/foldedDocument';

const seat = { case: 'case-1', action: 'raid', id: 'h1' };
const officer = { name: '张某', role: 'court' } as const;
const yard = { name: '某停车场 唐某', role: 'thirdParty' } as const;
const written = (id: string, paths: Record<string, Json>) => aDocument('handover', id, { what: 'custody', result: 'taken', ...paths }, { action: 'raid' });

describe('a hand-over', () => {
  it('of twelve trucks to one car park is one document; each truck keeps its own kilometres and keys', () => {
    const act = newHandover(seat, {
      what: 'custody', items: ['t1', 't2'], rows: { t1: { mileageKm: 38_420, keys: '2把' }, t2: { mileageKm: 81_077, keys: '' } }, from: officer, to: yard, at: '2024-08-17T06:10:00.000Z',
      placeText: '喀什市某停车场', condition: '外观完好', note: null, result: 'taken', feeFen: 3_000, feePer: '日/台',
    });
    expect(Object.keys(act.change.set)).not.toContain('note');
    const read = readHandover(aDocument('handover', 'h1', act.change.set, { action: 'raid' }));
    expect(read).toMatchObject({ what: 'custody', items: ['t1', 't2'], from: officer, to: yard, result: 'taken', feeFen: 3_000, feePer: '日/台', withdrawn: false, frozen: false });
    expect(stateOf(read, 't1')).toEqual({ condition: '外观完好', keys: '2把', papers: null, mileageKm: 38_420, hours: null, weightKg: null, note: null });
    expect(stateOf(read, 't2')).toMatchObject({ mileageKm: 81_077, keys: null });
  });

  it('of a newer version, or malformed, is read as far as it can be', () => {
    const strange = written('h', { what: 'escrow', items: 'truck', seals: [7, 'K1'], from: '张某', to: { name: ' ', role: 3 }, mileageKm: '12', 'row/t1': 'x', at: 5, place: [], result: null });
    expect(readHandover(strange)).toMatchObject({ what: 'escrow', items: [], seals: ['K1'], from: null, to: null, mileageKm: null, at: null, place: null, result: null });
    expect(stateOf(readHandover(strange), 't1').mileageKm).toBeNull();
  });
});

describe('the custody chain of a thing', () => {
  const first = written('h2', { items: ['t1', 't2'], from: officer, to: { name: '拖车队 李某', role: 'carrier' }, at: '2024-08-17T05:40:00.000Z' });
  const second = written('h1', { items: ['t1'], from: { name: '拖车队 李某', role: 'carrier' }, to: yard, at: '2024-08-17T07:40:00.000Z' });
  const refused = written('h3', { items: ['t1'], from: yard, to: { name: '马某', role: 'debtor' }, at: '2024-08-17T08:40:00.000Z', result: 'refused' });
  const withdrawn = written('h4', { items: ['t1'], from: yard, to: { name: '邱某', role: 'debtor' }, at: '2024-08-17T09:40:00.000Z', withdrawn: true });
  const copy = written('h5', { what: 'copy', items: ['t1'], from: officer, to: { name: '邱某', role: 'debtor' }, at: '2024-08-17T10:40:00.000Z' });
  const all = handoversOf([refused, withdrawn, copy, second, aDocument('item', 't1', {}), first]);

  it('goes by the time that each tells, whichever was written first', () => expect(chainOf(all, 't1').map(({ id }) => id)).toEqual(['h2', 'h1', 'h3', 'h5']));
  it('says who has it: a refusal, a copy and what was withdrawn move nothing', () => {
    expect(holderOf(all, 't1')).toEqual(yard);
    expect(holderOf(all, 't2')).toEqual({ name: '拖车队 李某', role: 'carrier' });
    expect(holderOf(all, 't3')).toBeNull();
  });
  it('tells when somebody gives what another one has', () => {
    expect(heldByOthers(all, ['t1', 't2', 't3'], '拖车队 李某')).toEqual([{ item: 't1', holder: yard }]);
    expect(heldByOthers(all, ['t1'], null)).toEqual([{ item: 't1', holder: yard }]);
    expect(heldByOthers(all, ['t1'], yard.name)).toEqual([]);
  });
});
