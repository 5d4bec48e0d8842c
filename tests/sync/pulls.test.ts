import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planPull, remainingFeeds, wholeCases, type Held } from '@/sync/pulls';
import { headsDigest } from '@/wire/headsDigest';
import type { HeadsReply } from '@/wire/pull';

const heads = (change: Partial<HeadsReply>): HeadsReply => ({ epoch: 'e1', serverTime: '2026-01-05T02:00:00.000Z', unchanged: false, heads: [], chain: null, outcomes: [], ...change });
const held: Held = { epoch: 'e1', cases: [{ case: 'a', scope: 1, n: 5, upTo: 5 }, { case: 'b', scope: 1, n: 2, upTo: 9 }] };

describe('what to pull', () => {
  it('[G1] asks for what moved, from where this tablet stands', () => {
    const reply = heads({ heads: [{ case: 'a', scope: 1, n: 8 }, { case: 'b', scope: 1, n: 9 }, { case: 'new', scope: 3, n: 4 }] });
    expect(planPull(held, reply)).toEqual({ feeds: [{ case: 'a', scope: 1, n: 5 }, { case: 'b', scope: 1, n: 2 }, { case: 'new', scope: 3, n: 0 }], left: [] });
  });

  it('[G1] begins a case anew when its scope changed', () => {
    expect(planPull(held, heads({ heads: [{ case: 'a', scope: 2, n: 5 }, { case: 'b', scope: 1, n: 9 }] })).feeds[0]).toEqual({ case: 'a', scope: 2, n: 0 });
  });

  it('[G3] begins every case anew after the court was restored', () => {
    expect(planPull(held, heads({ epoch: 'e2', heads: [{ case: 'a', scope: 1, n: 5 }, { case: 'b', scope: 1, n: 9 }] })).feeds.map(({ n }) => n)).toEqual([0, 0]);
  });

  it('[G8] names the cases that the court no longer names', () => {
    expect(planPull(held, heads({ heads: [{ case: 'b', scope: 1, n: 9 }] })).left).toEqual([{ reason: 'notAssigned', cases: ['a'] }]);
    expect(planPull(held, heads({ unchanged: true })).left).toEqual([]);
  });

  it('[G8] takes over why they are out of reach, also of one that is not whole and therefore not in the digest', () => {
    expect(planPull(held, heads({ ended: [{ case: 'b', reason: 'caseMoved' }, { case: 'a', reason: 'caseClosed' }, { case: 'of another tablet', reason: 'caseMoved' }] })).left).toEqual([{ reason: 'caseMoved', cases: ['b'] }, { reason: 'caseClosed', cases: ['a'] }]);
    expect(planPull(held, heads({ unchanged: true, ended: [{ case: 'b', reason: 'caseMoved' }] })).left).toEqual([{ reason: 'caseMoved', cases: ['b'] }]);
    expect(planPull(held, heads({ heads: [{ case: 'a', scope: 1, n: 5 }, { case: 'b', scope: 1, n: 9 }], ended: [{ case: 'a', reason: 'caseMoved' }] })).left).toEqual([]);
  });

  it('[G2] goes on with a case that was cut even when its head did not move', () => {
    expect(planPull(held, heads({ heads: [{ case: 'a', scope: 1, n: 5 }, { case: 'b', scope: 1, n: 2 }] })).feeds).toEqual([{ case: 'b', scope: 1, n: 2 }]);
  });

  it('[G6] puts whole cases alone into the digest, in an order that does not depend on the store', () => {
    expect(wholeCases(held).map((one) => one.case)).toEqual(['a']);
    expect(headsDigest([{ case: 'a', scope: 1, n: 5 }, { case: 'b', scope: 1, n: 9 }])).toBe(headsDigest([{ case: 'b', scope: 1, n: 9 }, { case: 'a', scope: 1, n: 5 }]));
  });

  it('[G2] reaches every mark whatever way the gateway cuts its pages', () => {
    const feeds = fc.uniqueArray(fc.record({ case: fc.uuid(), scope: fc.constant<number>(1), n: fc.constant<number>(0), upTo: fc.integer({ min: 0, max: 30 }) }), { selector: (feed) => feed.case, minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(feeds, fc.infiniteStream(fc.nat({ max: 1_000 })), (marks, cuts) => {
        let left = marks.map(({ case: id, scope, n }) => ({ case: id, scope, n }));
        const seen = new Map(marks.map((mark) => [mark.case, 0]));
        for (let round = 0; left.length > 0 && round < 500; round += 1) {
          const chosen = left[cuts.next().value % left.length]!;
          const upTo = marks.find((mark) => mark.case === chosen.case)!.upTo;
          const n = Math.min(upTo, chosen.n + 1 + (cuts.next().value % 7));
          expect(chosen.n).toBe(seen.get(chosen.case));
          seen.set(chosen.case, n);
          left = remainingFeeds(left, [{ ...chosen, n, upTo }], []);
        }
        expect(left).toEqual([]);
        expect([...seen.values()]).toEqual(marks.map((mark) => mark.upTo));
      }),
      { verbose: 1 },
    );
  });
});
