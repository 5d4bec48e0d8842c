import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { documentKey, isSettled, replay } from '@/domain/journal';
import { deeds, foldOnto, play, type Documents } from '@tests/builders/fieldHistory';
import { JournalWriter } from '@tests/builders/journalWriter';

describe('[F2] pulled state with own entries on top', () => {
  it('equals the fold of everything, wherever the pull was', () => {
    fc.assert(
      fc.property(deeds(3), fc.nat(60), fc.nat(2), (all, cut, me) => {
        const writers = ['a', 'b', 'c'].map((id) => new JournalWriter(id));
        const { entries, states } = play(all, writers);
        const at = Math.min(Math.max(cut, 4), entries.length);
        const pulled = states[at] ?? new Map();
        const own = entries.filter((entry) => entry.writer === writers[me]?.id);

        const expected: Documents = new Map(pulled);
        for (const entry of entries.slice(at)) if (entry.writer === writers[me]?.id) foldOnto(expected, entry);
        expect(new Map([...pulled, ...replay(pulled, own)])).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('an entry leaves the top only when the pulled document names it', () => {
    const zhang = new JournalWriter('a');
    const create = zhang.write({ op: 'create', document: { kind: 'item', id: 'i' }, change: { set: { name: '车' } } });
    const note = zhang.write({ op: 'note', document: { kind: 'item', id: 'i' }, change: { text: 'x' } });
    const pulled: Documents = new Map();
    expect([isSettled(pulled, create), isSettled(pulled, note)]).toEqual([false, false]);
    foldOnto(pulled, create);
    expect([isSettled(pulled, create), isSettled(pulled, note)]).toEqual([true, false]);
    expect([...replay(pulled, [create, note]).values()].map((document) => document.acts.length)).toEqual([1]);
    foldOnto(pulled, note);
    expect(replay(pulled, [create, note]).size).toBe(0);
  });

  it('what others wrote meanwhile is not lost under own entries', () => {
    const [zhang, li] = [new JournalWriter('a'), new JournalWriter('b')];
    const ref = { kind: 'item', id: 'i' };
    const pulled: Documents = new Map();
    foldOnto(pulled, zhang.write({ op: 'create', document: ref, change: { set: { name: '车' } } }));
    const mine = zhang.write({ op: 'set', document: ref, change: { set: { note: '左灯坏' } } });
    foldOnto(pulled, li.write({ op: 'set', document: ref, change: { set: { 'attr/km': 5 } } }));
    expect(Object.keys(replay(pulled, [mine]).get(documentKey(ref))?.paths ?? {}).sort()).toEqual(['attr/km', 'name', 'note']);
  });
});
