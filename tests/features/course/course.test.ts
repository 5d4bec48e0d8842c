import { describe, expect, it } from 'vitest';
import { eventsOf, marksOf } from '@/features/course/courseOf';
import { eventKinds } from '@/features/course/eventKinds';
import zh from '@/features/course/locales/zh-CN.json';
import { aDocument } from '@tests/builders/foldedDocument';

const dawn = aDocument('fieldAction', 'dawn', {
  startedAt: '2025-07-09T20:52:00.000Z',
  papersShownAt: '2025-07-09T20:53:00.000Z',
  'questioning/q1': { person: '罗某', from: '2025-07-09T21:40:00.000Z', to: '2025-07-09T23:10:00.000Z', order: 3 },
  'appearance/a1': { person: '罗某', arrivedAt: '2025-07-09T21:31:00.000Z', order: 1 },
  'searchStep/s1': { where: '租住处客厅', container: '茶几', startedAt: '2025-07-09T22:05:00.000Z', order: 2 },
  'incident/i1': { what: '林某拦门', order: 4 },
  'fine/f1': 'of a newer version',
  'appearance/gone': null,
});

describe('the course of a raid before dawn', () => {
  it('is told by the clock; what nobody timed comes last, what cannot be read is left out', () => {
    expect(eventsOf(dawn).map(({ id, at }) => `${id} ${at ?? '—'}`)).toEqual(['a1 2025-07-09T21:31:00.000Z', 'q1 2025-07-09T21:40:00.000Z', 's1 2025-07-09T22:05:00.000Z', 'i1 —']);
    expect(eventsOf(dawn)[1]?.end).toBe('2025-07-09T23:10:00.000Z');
  });
  it('has its fixed points', () => expect(marksOf(dawn).map(({ is }) => is)).toEqual(['startedAt', 'papersShownAt']));
  it('an order to open that came first stands for a forced opening without a time', () => {
    const action = aDocument('fieldAction', 'x', { 'opening/o': { what: '保险柜', orderedAt: '2025-07-09T22:10:00.000Z', order: 1 } });
    expect(eventsOf(action)[0]?.at).toBe('2025-07-09T22:10:00.000Z');
  });
});

it('every leaf of every event has its word', () => {
  const missing = eventKinds.flatMap(({ list, fields }) => [...(list in zh.kind ? [] : [list]), ...Object.keys(fields).filter((key) => !(key in zh.field))]);
  expect(missing).toEqual([]);
});
