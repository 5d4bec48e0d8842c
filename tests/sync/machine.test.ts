import { describe, expect, it } from 'vitest';
import type { Effect, SyncEvent } from '@/sync/events';
import { step } from '@/sync/machine';
import type { ChainState } from '@/sync/ports';
import { initialState, untriedFile, type SyncState } from '@/sync/state';
import { fileKey } from '@/sync/uploads';
import { unsentFile } from '@tests/builders/unsentFile';

const chain = (headSeq: number, receiptedTo: number): ChainState => ({ writer: 'w', head: headSeq === 0 ? null : { seq: headSeq, hash: 'h' }, receiptedTo, outcomesTo: 0 });
const up: SyncState = { ...initialState, link: { ...initialState.link, is: 'up' }, outbox: { ...initialState.outbox, stale: false, chain: chain(0, 0) } };
const after = (state: SyncState, ...events: SyncEvent[]) => {
  const effects: Effect[] = [];
  const end = events.reduce((before, event) => {
    const next = step(before, event, { nowMs: 1_000, chance: 0.5 });
    effects.push(...next.effects);
    return next.state;
  }, state);
  return { state: end, done: effects.map((effect) => effect.do), effects };
};
const answered = { ok: true as const, contact: { wall: '2026-01-05T02:00:00.000Z', serverTime: null } };
const failed = (problem: 'offline' | 'signedOut' | 'server') => ({ ok: false as const, problem, retryAfterMs: null });

describe('the engine, step by step', () => {
  it('[B2] starts no upload while a push is due, though the file was announced before', () => {
    const file = unsentFile({ seq: 1 });
    const { done } = after(up, { is: 'outboxRead', chain: chain(2, 1), files: [file] });
    expect(done).toContain('push');
    expect(done).not.toContain('upload');
    expect(after(up, { is: 'outboxRead', chain: chain(1, 1), files: [file] }).done).toContain('upload');
  });

  it('[B2] does not send a file again that was receipted while the stores were being read', () => {
    const file = unsentFile({ seq: 1 });
    const sending: SyncState = {
      ...up,
      outbox: { ...up.outbox, busy: true, chain: chain(1, 1), files: [file] },
      files: new Map([[fileKey(file), { ...untriedFile, busy: true }]]),
    };
    const { state, done } = after(sending, { is: 'uploaded', generation: 0, key: fileKey(file), answer: answered }, { is: 'outboxRead', chain: chain(1, 1), files: [file] });
    expect(state.outbox.files).toEqual([]);
    expect(done).not.toContain('upload');
  });

  it('[S3] does not take back a receipt that came while the chain was being read', () => {
    const pushed: SyncState = { ...up, outbox: { ...up.outbox, busy: true, chain: chain(5, 5) } };
    expect(after(pushed, { is: 'outboxRead', chain: chain(5, 2), files: [] }).done).not.toContain('push');
  });

  it('[S5] does not hold a late 401 of the session before against the new one', () => {
    const renewed: SyncState = { ...up, session: { is: 'ok', refreshing: false, generation: 1, unproven: true }, push: { ...up.push, busy: true } };
    const late = after(renewed, { is: 'pushed', generation: 0, fromSeq: 1, answer: failed('signedOut') });
    expect(late.state.session.is).toBe('ok');
    expect(after(renewed, { is: 'pushed', generation: 1, fromSeq: 1, answer: failed('signedOut') }).state.session.is).toBe('out');
  });

  it('[S5] renews the session once for several 401 at the same time', () => {
    const two: SyncState = { ...up, push: { ...up.push, busy: true }, pull: { ...up.pull, busy: true } };
    const { done } = after(two, { is: 'pushed', generation: 0, fromSeq: 1, answer: failed('signedOut') }, { is: 'headsCame', generation: 0, answer: failed('signedOut') });
    expect(done.filter((effect) => effect === 'refresh')).toHaveLength(1);
  });

  it('[S4] lets everything go at once when the link returns, and only what waited for the link', () => {
    const waiting: SyncState = {
      ...up,
      link: { ...up.link, is: 'down' },
      outbox: { ...up.outbox, chain: chain(3, 0) },
      beat: { ...up.beat, busy: true },
      push: { ...up.push, attempts: 6, notBeforeMs: 25_000, problem: 'timeout' },
      pull: { ...up.pull, attempts: 6, notBeforeMs: 25_000, problem: 'server' },
    };
    const { done } = after(waiting, { is: 'beaten', generation: 0, answer: answered });
    expect(done).toContain('push');
    expect(done).not.toContain('heads');
  });

  it('[S1] sets one timer for the next thing that waits for a time', () => {
    const waiting: SyncState = { ...up, outbox: { ...up.outbox, chain: chain(3, 0) }, push: { ...up.push, notBeforeMs: 4_000, problem: 'server' }, beat: { ...up.beat, dueAtMs: 9_000 }, pull: { ...up.pull, dueAtMs: 7_000 } };
    expect(after(waiting, { is: 'timer' }).effects).toEqual([{ do: 'wakeAt', atMs: 4_000 }]);
  });
});
