import { describe, expect, it } from 'vitest';
import { admissionOf, deskGroups, reviewOf } from '@/features/team-review/deskGroups';
import type { DeskReply } from '@/wire/team';

type Item = DeskReply['items'][number];
const item = (over: Partial<Item> = {}): Item => ({
  case: 'c', number: '（2026）湘0104执1号', writer: 'w', letter: 'A', officer: 'o', name: '李某', branch: 1, seq: 4, entry: 'e', op: 'create', kind: 'item', document: 'truck', reason: 'branch',
  receivedAt: '2026-03-02T02:00:00.000Z', at: '2026-03-02T01:00:00.000Z', admissible: true, ...over,
});

describe('[P9] what waits for a lead', () => {
  it('is one thing for each tablet, case, branch and reason, newest first', () => {
    const groups = deskGroups([item({ seq: 6, kind: 'transcript' }), item({ seq: 5, at: '2026-03-02T00:30:00.000Z' }), item({ reason: 'late', branch: 0, admissible: false }), item(), item({ writer: 'other' })]);
    expect(groups.map(({ reason, count, from, to }) => [reason, count, from, to])).toEqual([['branch', 3, 4, 6], ['late', 1, 4, 4], ['branch', 1, 4, 4]]);
    expect(groups[0]).toMatchObject({ kinds: [{ kind: 'transcript', count: 1 }, { kind: 'item', count: 2 }], recordedAt: '2026-03-02T00:30:00.000Z' });
  });

  it('is admitted by an act that names the whole of it and says why', () => {
    const [group] = deskGroups([item({ seq: 6 }), item({ seq: 4 })]);
    expect(group && admissionOf(group, 'id', '核对过')).toEqual({
      case: 'c', action: null, document: { kind: 'admission', id: 'id' }, op: 'admit', change: { writer: 'w', branch: 1, from: 4, to: 6, reason: '核对过' },
    });
  });

  it('is not admitted where it is not this lead\'s to decide, or the case is not known', () => {
    for (const over of [{ admissible: false }, { case: null }]) {
      const [group] = deskGroups([item(over)]);
      expect(group && admissionOf(group, 'id', '核对过')).toBeNull();
    }
  });

  it('[P2] that came late is done with by an act that says it was seen, and nothing else is', () => {
    const [late] = deskGroups([item({ seq: 9, branch: 0, reason: 'late', admissible: false }), item({ seq: 7, branch: 0, reason: 'late', admissible: false })]);
    expect(late && reviewOf(late, 'id')).toEqual({ case: 'c', action: null, document: { kind: 'review', id: 'id' }, op: 'review', change: { writer: 'w', branch: 0, from: 7, to: 9 } });
    const [branch] = deskGroups([item()]);
    expect(branch && reviewOf(branch, 'id')).toBeNull();
  });
});
