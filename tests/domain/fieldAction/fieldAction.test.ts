import { describe, expect, it } from 'vitest';
import { isReadOnly, readFieldAction, readPlace, suggestedClasses } from '@/domain/fieldAction';
import type { FoldedDocument, Json } from '@/domain/journal';

const document = (paths: Record<string, Json>): FoldedDocument => ({
  kind: 'fieldAction', id: 'a1', case: 'c1', action: 'a1', schema: 1, created: { entry: 'e', actor: 'o', at: '2024-08-16T22:40:00.000Z' },
  paths: Object.fromEntries(Object.entries(paths).map(([path, value]) => [path, [{ entry: 'e', value }]])), files: [], acts: [], frozen: null, pending: [], considered: {},
});

describe('what the clock suggests for the time class', () => {
  it.each([
    ['2024-08-14T22:40:00.000Z', ['normal']], // Thursday 06:40
    ['2024-08-14T20:52:00.000Z', ['dawn']], // Thursday 04:52
    ['2024-08-14T13:00:00.000Z', ['night']], // Wednesday 21:00
    ['2024-08-16T22:40:00.000Z', ['holiday']], // Saturday 06:40, as in Kashgar
    ['2024-08-17T17:10:00.000Z', ['dawn', 'holiday']], // Sunday 01:10
  ])('a start at %s', (startedAt, classes) => expect(suggestedClasses(startedAt)).toEqual(classes));
});

describe('a field action read from its document', () => {
  it('lists team and persons present in their order and leaves out who was taken off', () => {
    const action = readFieldAction(document({ kind: 'impoundment', classes: ['holiday'], 'team/b': { name: '李某', duty: 'officer', order: 2 }, 'team/a': { name: '张某', duty: 'lead', order: 1 }, 'present/x': null, 'present/y': { name: '古某', role: 'grassroots', order: 1 } }));
    expect(action.team.map(({ name }) => name)).toEqual(['张某', '李某']);
    expect(action.present).toEqual([{ id: 'y', name: '古某', role: 'grassroots', identity: null, contact: null, order: 1 }]);
    expect(action.endedAt).toBeNull();
  });
  it('shows a place only when it is one, and never invents an accuracy', () => {
    expect(readPlace({ lat: 39.47, lon: 75.99, takenAt: '2024-08-17T00:00:00Z' })).toEqual({ lat: 39.47, lon: 75.99, takenAt: '2024-08-17T00:00:00Z', accuracyM: null, reading: 'unknown' });
    expect(readPlace({ lat: 39.47 })).toBeNull();
    expect(readPlace(undefined)).toBeNull();
  });
});

describe('[G4] a case that left the officer’s reach', () => {
  const action = document({ startedAt: '2024-08-16T22:40:00.000Z' });
  it('leaves open the action that is under way, also between its end and its frozen paper', () => {
    expect(isReadOnly('notAssigned', action)).toBe(false);
    expect(isReadOnly('caseMoved', document({ endedAt: '2024-08-17T01:00:00.000Z' }))).toBe(false);
  });
  it('closes what is written down, taken back or not there', () => {
    expect(isReadOnly('notAssigned', { ...action, frozen: 'a'.repeat(64) })).toBe(true);
    expect(isReadOnly('notAssigned', document({ withdrawn: true }))).toBe(true);
    expect(isReadOnly('notAssigned', null)).toBe(true);
  });
  it('closes nothing while it is within reach', () => expect(isReadOnly(null, null)).toBe(false));
});
