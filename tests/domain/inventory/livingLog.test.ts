import { expect, it } from 'vitest';
import { handlingTime, headCount } from '@/domain/inventory/livingLog';
import type { LogEntry } from '@/domain/inventory/itemLeaves';

const entry = (is: LogEntry['is'], count: number | null): LogEntry => ({ id: is, is, count, at: null, note: null, order: 1 });

it('a herd is what was counted, less what died or was sold, and what was born', () => {
  expect(headCount({ quantity: 120, log: [entry('fed', 120), entry('died', 2), entry('born', 5), entry('sold', 20), entry('died', null)] })).toBe(103);
  expect(headCount({ quantity: null, log: [entry('died', 2)] })).toBeNull();
});

it('the day by which something is to be handled is told louder the nearer it is', () => {
  expect(handlingTime('2024-08-30', '2024-08-17')).toEqual({ daysLeft: 13, level: 'ok' });
  expect(handlingTime('2024-08-20', '2024-08-17')).toEqual({ daysLeft: 3, level: 'soon' });
  expect(handlingTime('2024-08-17', '2024-08-17')).toEqual({ daysLeft: 0, level: 'soon' });
  expect(handlingTime('2024-08-16', '2024-08-17')).toEqual({ daysLeft: -1, level: 'over' });
  expect(handlingTime(null, '2024-08-17')).toBeNull();
  expect(handlingTime('soon', '2024-08-17')).toBeNull();
});
