import { describe, expect, it } from 'vitest';
import type { Effect, SyncEvent } from '@/sync/events';
import { step } from '@/sync/machine';
import { initialState, type SyncState } from '@/sync/state';

const contact = { wall: '2026-01-05T02:00:00.000Z', serverTime: null };
const chain = { writer: 'w', head: { seq: 3, hash: 'h' }, receiptedTo: 0, outcomesTo: 0 };
const up: SyncState = { ...initialState, link: { ...initialState.link, is: 'up' }, outbox: { ...initialState.outbox, stale: false, chain } };

const after = (state: SyncState, event: SyncEvent, nowMs = 1_000): { state: SyncState; done: Effect['do'][] } => {
  const { state: next, effects } = step(state, event, { nowMs, chance: 0.5 });
  return { state: next, done: effects.map((effect) => effect.do) };
};
const refused: SyncEvent = { is: 'pushed', generation: 0, fromSeq: 1, answer: { ok: true, contact, receiptedTo: 0, courtSeq: 0, sentTo: 3, refused: 'unknownWriter', forked: false, unverifiable: false } };
const unseen: SyncEvent = { is: 'headsCame', generation: 0, answer: { ok: false, problem: 'notAllowed', retryAfterMs: null } };

describe('[G3, R27] a restored court does not know the writer', () => {
  it.each([
    ['its push is refused', { ...up, push: { ...up.push, busy: true } }, refused],
    ['it is told nothing', { ...up, pull: { ...up.pull, busy: true } }, unseen],
  ] as const)('%s: it asks to be enrolled, sends nothing meanwhile, and then everything', (_what, state, event) => {
    const asked = after(state, event);
    expect(asked.done).toContain('enrol');
    expect(asked.done).not.toContain('push');
    const known = after(asked.state, { is: 'enrolled', generation: 0, answer: { ok: true, contact } });
    expect(known.state.enrol.due).toBe(false);
    const later = after({ ...known.state, beat: { ...known.state.beat, busy: false, dueAtMs: Infinity } }, { is: 'timer' }, 100_000);
    expect([...known.done, ...later.done]).toContain('push');
  });

  it('and when nobody enrols it, it waits like anything that somebody has to act on', () => {
    const asked = after({ ...up, push: { ...up.push, busy: true } }, refused);
    const failed = after(asked.state, { is: 'enrolled', generation: 0, answer: { ok: false, problem: 'conflict', retryAfterMs: null } });
    expect(failed.done).not.toContain('enrol');
    expect(failed.state.enrol).toMatchObject({ due: true, problem: 'conflict' });
  });
});
