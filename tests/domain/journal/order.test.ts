import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { headsOf, valueOf, type FoldedDocument, type ReadableEntry } from '@/domain/journal';
import { deeds, foldOnto, play, type Documents } from '@tests/builders/fieldHistory';
import { JournalWriter } from '@tests/builders/journalWriter';

const truck = { kind: 'item', id: 'truck' };
const WRITERS = ['a', 'b', 'c'];

/** Folds in this order; what waits is folded again when what it waits for may have come. */
function foldAll(entries: readonly ReadableEntry[]): Documents {
  const documents: Documents = new Map();
  let waiting: readonly ReadableEntry[] = entries;
  for (let before = -1; waiting.length !== before; ) {
    before = waiting.length;
    waiting = waiting.filter((entry) => foldOnto(documents, entry).is === 'waiting');
  }
  return documents;
}

/** Each writer's entries in their order, the writers dealt like cards. */
function deal(entries: readonly ReadableEntry[], turns: readonly number[]): ReadableEntry[] {
  const chains = WRITERS.map((writer) => entries.filter((entry) => entry.writer === writer));
  const dealt = turns.flatMap((turn) => chains[turn % WRITERS.length]?.splice(0, 1) ?? []);
  return [...dealt, ...chains.reverse().flat()];
}

const byEntry = <T extends { readonly entry: string }>(list: readonly T[]): T[] => [...list].sort((a, b) => (a.entry < b.entry ? -1 : 1));
/** Acts and files are lists of facts; the order in which they came is no part of what they say. */
const saying = (document: FoldedDocument) => ({
  ...document,
  acts: byEntry(document.acts),
  files: byEntry(document.files),
  ...(document.beneath ? { beneath: { ...document.beneath, detached: byEntry(document.beneath.detached) } } : {}),
});
const said = (documents: Documents) => new Map([...documents].map(([key, document]) => [key, saying(document)]));

describe('whatever comes first', () => {
  it('[F1, F3, F8, R10, R22] the journals of several officers fold to the same documents, those that are frozen or were taken back too', () => {
    let [frozen, reopened] = [0, 0];
    fc.assert(
      fc.property(deeds(WRITERS.length), fc.array(fc.nat(2), { maxLength: 60 }), fc.array(fc.nat(2), { maxLength: 60 }), (all, one, other) => {
        const { entries } = play(all, WRITERS.map((id) => new JournalWriter(id)));
        const expected = said(foldAll(deal(entries, one)));
        frozen += [...expected.values()].filter((document) => document.frozen !== null).length;
        reopened += [...expected.values()].filter((document) => document.frozen === null && (document.beneath?.others ?? []).length > 0).length;
        expect(said(foldAll(deal(entries, other)))).toEqual(expected);
        expect(said(foldAll(entries))).toEqual(expected);
      }),
      { numRuns: 600 },
    );
    expect(frozen).toBeGreaterThan(100);
    expect(reopened).toBeGreaterThan(20);
  });

  it('[F1, F3, F8, R10] even when nobody had heard of the others: each wrote on what was there at first', () => {
    const own = fc.array(fc.record({ path: fc.nat(2), value: fc.nat(3), is: fc.constantFrom('set', 'set', 'set', 'withdraw', 'freeze', 'void') }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.tuple(own, own, own), fc.array(fc.nat(2), { maxLength: 24 }), (acts, turns) => {
        const start = new JournalWriter('0').write({ op: 'create', document: truck, change: { set: { 'p/0': 0, 'p/1': 0 } } });
        const entries = acts.flatMap((mine, n) => {
          const [writer, local] = [new JournalWriter(WRITERS[n] ?? ''), new Map() as Documents];
          foldOnto(local, start);
          return mine.map(({ path, value, is }) => {
            const now = local.get('item/truck') ?? { paths: {} };
            const seen = { [`p/${path}`]: headsOf(now, `p/${path}`) };
            const heads = Object.fromEntries(Object.keys(now.paths).map((each) => [each, headsOf(now, each)]));
            const entry = writer.write(
              is === 'freeze' ? { op: 'freeze', document: truck, change: { snapshot: `${n}`.repeat(64), covers: [{ ...truck, heads }] } }
              : is === 'void' ? { op: 'void', document: truck, change: { snapshot: `${value % 3}`.repeat(64), covers: [truck], reason: '' } }
              : is === 'withdraw' ? { op: 'withdraw', document: truck, change: { withdrawn: value % 2 === 0, reason: '', seen: headsOf(now, 'withdrawn') } }
              : { op: 'set', document: truck, change: { set: { [`p/${path}`]: value }, seen } },
            );
            foldOnto(local, entry);
            return entry;
          });
        });
        expect(said(foldAll([start, ...deal(entries, turns)]))).toEqual(said(foldAll([start, ...entries])));
      }),
      { numRuns: 600 },
    );
  });
});

describe('a change that came before the freeze, unknown to the one who froze', () => {
  const [zhang, li] = [new JournalWriter('a-zhang'), new JournalWriter('b-li')];
  const create = zhang.write({ op: 'create', document: truck, change: { set: { name: '搅拌车', note: '左灯坏' } } });
  const seen = { name: [create.body.id] };
  const changed = li.write({ op: 'set', document: truck, change: { set: { name: '吊车' }, seen } });
  const again = li.write({ op: 'set', document: truck, change: { set: { name: '汽车吊' }, seen: { name: [changed.body.id] } } });
  const freezing = zhang.write({ op: 'freeze', document: truck, change: { snapshot: 'd'.repeat(64), covers: [{ ...truck, heads: { name: [create.body.id], note: [create.body.id] } }] } });

  it('[F3] is pending, and what people signed stands again', () => {
    const documents = foldAll([create, changed, again, freezing]);
    const document = documents.get('item/truck');
    expect(document && valueOf(document, 'name')).toBe('搅拌车');
    expect(document?.pending).toEqual([
      { entry: changed.body.id, op: 'set', change: { set: { name: '吊车' }, seen } },
      { entry: again.body.id, op: 'set', change: { set: { name: '汽车吊' }, seen: { name: [changed.body.id] } } },
    ]);
    expect(said(documents)).toEqual(said(foldAll([create, freezing, changed, again])));
  });

  it('[F3] what the one who froze had replaced is history, not a correction', () => {
    const own = zhang.write({ op: 'set', document: truck, change: { set: { name: '罐车' }, seen } });
    const later = zhang.write({ op: 'freeze', document: truck, change: { snapshot: 'e'.repeat(64), covers: [{ ...truck, heads: { name: [own.body.id], note: [create.body.id] } }] } });
    const document = foldAll([create, own, later]).get('item/truck');
    expect([document?.pending, document?.beneath?.past['name']?.map(({ value }) => value)]).toEqual([[], ['搅拌车']]);
  });

  it('[F3] the paper is frozen with what it named even if that comes last', () => {
    const writing = li.write({ op: 'set', document: truck, change: { set: { 'attr/km': 81_000 } } });
    const named = zhang.write({ op: 'freeze', document: truck, change: { snapshot: '1'.repeat(64), covers: [{ ...truck, heads: { name: [create.body.id], note: [create.body.id], 'attr/km': [writing.body.id] } }] } });
    const before = foldAll([create, named]).get('item/truck');
    expect([before?.paths['attr/km'], before?.beneath?.absent]).toEqual([undefined, { 'attr/km': [writing.body.id] }]);
    const after = foldAll([create, named, writing]);
    expect(after.get('item/truck')?.pending).toEqual([]);
    expect(said(after)).toEqual(said(foldAll([create, writing, named])));
  });
});

describe('a freeze that is taken back', () => {
  const [zhang, li] = [new JournalWriter('a-zhang'), new JournalWriter('b-li')];
  const paper = { kind: 'transcript', id: 'paper' };
  const covers = (...writings: readonly ReadableEntry[]) => writings.map(({ body }) => ({ ...body.document, heads: Object.fromEntries(Object.keys((body.change as { set: object }).set).map((path) => [path, [body.id]])) }));
  const create = zhang.write({ op: 'create', document: truck, change: { set: { name: '搅拌车' } } });
  const written = zhang.write({ op: 'create', document: paper, change: { set: { text: '扣押笔录' } } });
  const freezing = zhang.write({ op: 'freeze', document: paper, change: { snapshot: 'd'.repeat(64), covers: covers(written, create) } });
  const person = { id: 'p1', name: '陈某', role: 'respondent' };
  const signing = zhang.write({ op: 'sign', document: paper, change: { snapshot: 'd'.repeat(64), person, outcome: { is: 'refused', reason: '车号写错' } } });
  const late = li.write({ op: 'set', document: truck, change: { set: { name: '泵车' }, seen: { name: [create.body.id] } } });
  const voiding = zhang.write({ op: 'void', document: paper, change: { snapshot: 'd'.repeat(64), covers: [truck, paper], reason: '车号写错', knew: [signing.body.id] } });

  it('[F8] opens all that it covered: what waited as a correction stands, who signed stays on the paper', () => {
    const documents = foldAll([create, written, freezing, signing, late, voiding]);
    const [item, document] = [documents.get('item/truck'), documents.get('transcript/paper')];
    expect([item?.frozen, item && valueOf(item, 'name'), item?.pending]).toEqual([null, '泵车', []]);
    expect([document?.frozen, document?.acts.map(({ is }) => is)]).toEqual([null, ['freeze', 'sign', 'void']]);
    expect(document?.acts.at(-1)).toMatchObject({ reason: '车号写错', knew: [signing.body.id] });
    expect(said(foldAll([create, written, voiding, late, freezing, signing]))).toEqual(said(documents));
  });

  it('[F8] is as if it had never been: two values that did not know of each other are a conflict again', () => {
    const own = zhang.write({ op: 'set', document: truck, change: { set: { name: '罐车' }, seen: { name: [create.body.id] } } });
    const document = foldAll([create, written, freezing, late, voiding, own]).get('item/truck');
    expect(document?.paths['name']?.map(({ value }) => value)).toEqual(['罐车', '泵车']);
    expect(document?.paths).toEqual(foldAll([create, written, late, own]).get('item/truck')?.paths);
  });

  it('[F8] leaves the next one: a later paper over the same truck counts from then on', () => {
    const second = li.write({ op: 'create', document: { kind: 'transcript', id: 'second' }, change: { set: { text: '查封笔录' } } });
    const again = li.write({ op: 'freeze', document: second.body.document, change: { snapshot: 'e'.repeat(64), covers: covers(second, late) } });
    const before = foldAll([create, written, late, freezing, second, again]).get('item/truck');
    expect([before?.frozen, before && valueOf(before, 'name')]).toEqual(['d'.repeat(64), '搅拌车']);
    const after = foldAll([create, written, late, freezing, second, again, voiding]);
    expect([after.get('item/truck')?.frozen, valueOf(after.get('item/truck') ?? { paths: {} }, 'name')]).toEqual(['e'.repeat(64), '泵车']);
    expect(said(foldAll([create, written, late, voiding, second, again, freezing]))).toEqual(said(after));
  });

  it('[F8] is taken back once and for all: the same snapshot freezes nothing any more', () => {
    const again = zhang.write({ op: 'freeze', document: paper, change: { snapshot: 'd'.repeat(64), covers: covers(written, create) } });
    expect([...foldAll([create, written, freezing, voiding, again]).values()].map(({ frozen }) => frozen)).toEqual([null, null]);
  });

  it('[F8] waits for what it names, as the freeze did', () => {
    const documents = foldAll([written, voiding]);
    expect(documents.get('transcript/paper')?.acts).toEqual([]);
    expect(said(foldAll([written, voiding, create, freezing, signing, late]))).toEqual(said(foldAll([create, written, freezing, signing, late, voiding])));
  });
});

describe('a head that is named before it comes', () => {
  it('[F1] is dead on arrival: nobody sees a conflict that somebody resolved', () => {
    const [zhang, li] = [new JournalWriter('a-zhang'), new JournalWriter('b-li')];
    const create = zhang.write({ op: 'create', document: truck, change: { set: { name: '搅拌车' } } });
    const first = zhang.write({ op: 'set', document: truck, change: { set: { name: '罐车' }, seen: { name: [create.body.id] } } });
    const resolving = li.write({ op: 'resolve', document: truck, change: { set: { name: '混凝土罐车' }, seen: { name: [create.body.id, first.body.id] }, reason: '看过铭牌' } });
    const document = foldAll([create, resolving, first]).get('item/truck');
    expect(document?.paths['name']?.map(({ value }) => value)).toEqual(['混凝土罐车']);
    expect(document).toEqual(foldAll([create, first, resolving]).get('item/truck'));
  });

  it('[F1] so is a photo that was taken off before it was attached', () => {
    const [zhang, li] = [new JournalWriter('a-zhang'), new JournalWriter('b-li')];
    const create = zhang.write({ op: 'create', document: truck, change: { set: {} } });
    const file = { sha256: '1'.repeat(64), size: 9, mime: 'image/jpeg', role: 'photo', name: null, origin: 'live', takenAt: '2026-03-02T01:00:00.000Z' };
    const attaching = zhang.write({ op: 'attach', document: truck, files: [file.sha256], change: { files: [file] } });
    const detaching = li.write({ op: 'detach', document: truck, change: { sha256: file.sha256, seen: [attaching.body.id], reason: '重复' } });
    const document = foldAll([create, detaching, attaching]).get('item/truck');
    expect([document?.files, document?.beneath?.detached.map(({ sha256 }) => sha256)]).toEqual([[], [file.sha256]]);
    expect(document).toEqual(foldAll([create, attaching, detaching]).get('item/truck'));
  });
});
