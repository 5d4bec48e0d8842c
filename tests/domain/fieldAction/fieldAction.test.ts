import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReadOnly, readFieldAction, readPlace, suggestedClasses, whoCame } from '@/domain/fieldAction';
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
    expect(action.present).toEqual([{ id: 'y', name: '古某', role: 'grassroots', idType: null, identity: null, contact: null, presence: null, reason: null, sex: null, minor: null, language: null, order: 1 }]);
    expect(action.endedAt).toBeNull();
  });
  it('shows a place only when it is one, and never invents an accuracy', () => {
    expect(readPlace({ lat: 39.47, lon: 75.99, takenAt: '2024-08-17T00:00:00Z' })).toEqual({ lat: 39.47, lon: 75.99, takenAt: '2024-08-17T00:00:00Z', accuracyM: null, reading: 'unknown' });
    expect(readPlace({ lat: 39.47 })).toBeNull();
    expect(readPlace(undefined)).toBeNull();
  });
});

describe('what the law asks of an action', () => {
  it('is read with its kinds, and what does not fit is unknown, never a throw', () => {
    const action = readFieldAction(document({
      ruling: '（2024）湘0104执2187号之一', papersShownAt: '2024-08-16T22:41:00.000Z', crossProvince: true, grassrootsAbsence: '  ',
      'reason/R09': '整车不可分', 'reason/R05': 7,
      'team/a': { name: '李某', duty: 'officer', sex: 'female', order: 1 },
      'present/x': { name: '林某', presence: 'absent', reason: '在外地', sex: 'other', minor: 'no', order: 1 },
      'notice/n2': { name: '马某', means: 'pigeon', at: '2024-08-16T23:15:00.000Z', result: 'refused', order: 2 },
      'notice/n1': { name: '马某', means: 'phone', at: '2024-08-16T23:02:00.000Z', result: 'unreached', order: 1 },
      'opening/o': 'a text', 'searchStep/s': { where: '东屋', by: ['a', 'b'], order: 1 }, 'bodySearch/b': { person: '林某', personSex: 'female', by: 'a', order: 1 },
      'incident/i': ['none'], 'appearance/p': { person: '罗某', summonsTimes: ['2025-03-04', '2025-04-11'], complex: false, order: 1 },
      'questioning/q': { person: '罗某', from: '2025-07-09T21:40:00.000Z', to: null }, 'detention/d': { person: '罗某', days: '15' }, 'fine/f': { personType: 'organisation', amountFen: 10_000_000 },
      'postedNotice/g': { what: '查封公告', where: '大门' },
    }));
    expect(action).toMatchObject({ ruling: '（2024）湘0104执2187号之一', crossProvince: true, grassrootsAbsence: null, reasons: { R09: '整车不可分' } });
    expect(action.team[0]?.sex).toBe('female');
    expect(action.present[0]).toMatchObject({ presence: 'absent', reason: '在外地', sex: null, minor: null });
    expect(whoCame(action.present)).toEqual([]);
    expect(action.notices.map(({ means, result }) => `${means} ${result}`)).toEqual(['phone unreached', 'other refused']);
    expect(action.openings).toEqual([]);
    expect(action.incidents).toEqual([]);
    expect(action.searchSteps[0]?.by).toEqual(['a', 'b']);
    expect(action.appearances[0]).toMatchObject({ summonsTimes: ['2025-03-04', '2025-04-11'], complex: false, approvedBy: null });
    expect(action.questionings[0]).toMatchObject({ person: '罗某', to: null });
    expect(action.detentions[0]).toMatchObject({ days: null });
    expect(action.fines[0]).toMatchObject({ personType: 'organisation', amountFen: 10_000_000 });
    expect(action.postedNotices[0]?.where).toBe('大门');
  });

  it('of whatever leaves there are, never fails', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('kind', 'classes', 'ruling', 'crossProvince', 'place', 'notice/a', 'present/a', 'team/a', 'detention/a', 'reason/R01', 'later/a', 'x/y/z'), fc.jsonValue()), (paths) => {
        readFieldAction(document(paths as Record<string, Json>));
      }),
    );
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
