// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { describe, expect, it } from 'vitest';
import { effectScope, nextTick, reactive } from 'vue';
import { attentionCount, inOrderOfCare } from '@/features/sync-queue/attention';
import { useQueueFeed } from '@/features/sync-queue/useQueueFeed';
import { sendProblems, waits, type Queue, type QueueItem } from '@/ports/queue';
import { useTopBar } from '@/ui';
import zh from '@/features/sync-queue/locales/zh-CN.json';
import en from '@/features/sync-queue/locales/en.json';

const item = (id: string, over: Partial<QueueItem> = {}): QueueItem => ({
  id, is: 'entries', case: 'c', action: null, about: { kind: 'item', document: 'i', op: 'set', role: null, count: 1 }, bytes: 10, since: '2024-08-17T00:00:00.000Z', waits: 'turn', problem: null, retryInMs: null, sentBytes: 0, doubts: [], ...over,
});
const aQueue = (items: QueueItem[]): Queue => ({
  items,
  totals: { entries: items.length, entryBytes: 100, files: 2, fileBytes: 900, oldestAt: null, receiptedEntries: 0, receiptedFiles: 0 },
  storage: { usageBytes: null, quotaBytes: null, persisted: null, photosLeft: 812 },
  link: { state: 'reached', lastContactAt: null, serverTime: null, clockOffsetMs: null, busy: false, problem: null, role: 'sends', updateNeeded: false, lostHere: false },
  line: { metered: null, photosAnyway: false },
  writers: [],
  sendPhotosAnyway: () => undefined,
  sendNow: () => undefined,
});

describe('what a person has to decide', () => {
  it('refused and missing things one by one, the sign-in once for all', () => {
    expect(attentionCount(aQueue([item('a', { waits: 'refused' }), item('b', { waits: 'missing' }), item('c', { waits: 'signIn' }), item('d', { waits: 'signIn' }), item('e')]))).toBe(3);
    expect(attentionCount(aQueue([item('a', { waits: 'retry', problem: 'offline' })]))).toBe(0);
  });
  it('stands first in the list; the rest keeps the order of sending', () => {
    const order = inOrderOfCare([item('a'), item('b'), item('c', { waits: 'sending' }), item('d', { waits: 'refused' })]);
    expect(order.map(({ id }) => id)).toEqual(['d', 'c', 'a', 'b']);
  });
});

it('the top bar follows the queue', async () => {
  setActivePinia(createPinia());
  const queue = reactive(aQueue([item('a')])) as Queue & { totals: { entries: number } };
  const scope = effectScope();
  scope.run(() => useQueueFeed(queue));
  const bar = useTopBar();
  expect(bar.unsent).toEqual({ entries: 1, files: 2, bytes: 1_000, attention: 0 });
  expect(bar.photosLeft).toBe(812);
  (queue.totals as { entries: number }).entries = 5;
  await nextTick();
  expect(bar.unsent?.entries).toBe(5);
  scope.stop();
});

it.each([['zh-CN', zh], ['en', en]])('every wait and every problem has words, and what to do (%s)', (_, words) => {
  for (const wait of waits) expect([words.waits[wait], words.why[wait]].every(Boolean), wait).toBe(true);
  for (const problem of sendProblems) expect([words.problem[problem].what, words.problem[problem].todo].every(Boolean), problem).toBe(true);
});
