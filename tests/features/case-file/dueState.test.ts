import { expect, it } from 'vitest';
import { dueState } from '@/features/case-file/dueState';

it.each([
  ['2024-08-16', 'overdue', -1, 'seal'],
  ['2024-08-17', 'today', 0, 'wait'],
  ['2024-08-24', 'near', 7, 'wait'],
  ['2024-08-25', 'far', 8, 'court'],
])('a deadline on %s is %s on 17 August', (on, is, days, tone) => expect(dueState(on, '2024-08-17')).toEqual({ is, days, tone }));
