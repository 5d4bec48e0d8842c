import { describe, expect, it } from 'vitest';
import { fromShanghaiLocal, toShanghaiLocal } from '@/domain/time/shanghaiLocal';
import { startAction } from '@/features/field-action/startAction';

describe('times on the courts’ clock', () => {
  it('shows 22:40 UTC as 06:40 of the next day and reads it back', () => {
    expect(toShanghaiLocal('2024-08-16T22:40:00.000Z')).toBe('2024-08-17T06:40');
    expect(fromShanghaiLocal('2024-08-17T06:40')).toBe('2024-08-16T22:40:00.000Z');
  });
  it('takes nothing for a time that is none', () => {
    expect(toShanghaiLocal(null)).toBe('');
    expect(toShanghaiLocal('soon')).toBe('');
    expect(fromShanghaiLocal('2024-08-17')).toBeNull();
    expect(fromShanghaiLocal('2024-13-45T99:99')).toBeNull();
  });
});

describe('the act that starts a field action', () => {
  it('writes what is known and no path for what is not', () => {
    const act = startAction('c1', 'a1', { kind: 'impoundment', classes: ['holiday'], startedAt: '2024-08-16T22:40:00.000Z', placeText: ' ', place: null, team: [{ id: 't', name: '张某', as: 'lead' }], present: [] });
    expect(act).toMatchObject({ case: 'c1', action: 'a1', op: 'create', document: { kind: 'fieldAction', id: 'a1' } });
    expect(act.op === 'create' && Object.keys(act.change.set).sort()).toEqual(['classes', 'kind', 'startedAt', 'team/t']);
  });
});
