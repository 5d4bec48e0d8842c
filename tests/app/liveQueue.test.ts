import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLiveQueue } from '@/app/sync/queue';
import type { WriterCard } from '@/storage';
import { initialState, type SyncState } from '@/sync/state';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const coordinate = 'x'.repeat(43);
const key = { kty: 'EC', crv: 'P-256', x: coordinate, y: coordinate } as const;
const card: WriterCard = { writer: 'w′', officer: 'o', court: 'c', device: 'd', letter: 'A′', certificate: null, root: key, receiptKeys: [], publicKey: key, enrolledAt: '2026-01-05T02:00:00.000Z', replaces: { writer: 'w', reason: 'fork' } };
const looked: SyncState = { ...initialState, outbox: { ...initialState.outbox, chain: { writer: 'w′', head: null, receiptedTo: 0, outcomesTo: 0 } } };

it('[W3] a writer that was made here is said to be unknown to the court until it was enrolled, whatever its card said at the start', () => {
  const live = createLiveQueue(() => 0, null, { sendNow: () => undefined, sendPhotosAnyway: () => undefined });
  live.showWriters([card], 'w′');
  live.showState('w′', { ...looked, enrol: { ...looked.enrol, due: true } });
  vi.advanceTimersByTime(1_000);
  expect(live.queue.writers).toMatchObject([{ letter: 'A′', inUse: true, because: 'fork', enrolled: false }]);
  live.showState('w′', looked);
  vi.advanceTimersByTime(1_000);
  expect(live.queue.writers).toMatchObject([{ enrolled: true }]);
  live.stop();
});

it('[T1] the queue says whether this tab sends or follows', () => {
  const live = createLiveQueue(() => 0, null, { sendNow: () => undefined, sendPhotosAnyway: () => undefined });
  live.showWriters([card], 'w′');
  live.showOther('w′', looked, 0);
  vi.advanceTimersByTime(1_000);
  expect(live.queue.link.role).toBe('follows');
  live.showState('w′', looked);
  vi.advanceTimersByTime(1_000);
  expect(live.queue.link.role).toBe('sends');
  live.stop();
});
