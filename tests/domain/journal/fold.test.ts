import { beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { conflictsOf, documentsRead, fold, headsOf, isWithdrawn, listOf, valueOf, type ReadableEntry } from '@/domain/journal';
import { foldOnto, type Documents } from '@tests/builders/fieldHistory';
import { JournalWriter } from '@tests/builders/journalWriter';

const truck = { kind: 'item', id: 'truck' };
const paper = { kind: 'transcript', id: 'paper' };
let documents: Documents;
let zhang: JournalWriter;
let li: JournalWriter;

beforeEach(() => {
  documents = new Map();
  zhang = new JournalWriter('a-zhang');
  li = new JournalWriter('b-li');
});

const take = (entry: ReadableEntry) => foldOnto(documents, entry);
const doc = (key: string) => {
  const found = documents.get(key);
  if (!found) throw new Error(`no ${key}`);
  return found;
};
const set = (writer: JournalWriter, values: Record<string, unknown>, seen: Record<string, string[]> = {}, document = truck) => writer.write({ op: 'set', document, change: { set: values, seen } });
const create = (writer: JournalWriter, document = truck, values: Record<string, unknown> = { name: '搅拌车' }) => writer.write({ op: 'create', document, change: { set: values } });

describe('[F1, R22] two officers and one field', () => {
  it('keep both values when neither knew of the other, and merge all other fields', () => {
    take(create(zhang));
    const base = headsOf(doc('item/truck'), 'name');
    expect(take(set(zhang, { name: '混凝土搅拌车', note: '左灯坏' }, { name: base }))).toEqual({ is: 'folded' });
    expect(take(set(li, { name: '水泥罐车', 'attr/km': 81_000 }, { name: base }))).toEqual({ is: 'conflict', paths: ['name'] });
    const now = doc('item/truck');
    expect(now.paths['name']?.map(({ value }) => value)).toEqual(['混凝土搅拌车', '水泥罐车']);
    expect(conflictsOf(now)).toEqual(['name']);
    expect([valueOf(now, 'note'), valueOf(now, 'attr/km')]).toEqual(['左灯坏', 81_000]);
  });

  it('have no conflict when they wrote the same', () => {
    take(create(zhang));
    const base = headsOf(doc('item/truck'), 'name');
    take(set(zhang, { name: '罐车' }, { name: base }));
    expect(take(set(li, { name: '罐车' }, { name: base }))).toEqual({ is: 'folded' });
    expect(conflictsOf(doc('item/truck'))).toEqual([]);
  });

  it('a person who saw both resolves it, and only what was named goes', () => {
    take(create(zhang));
    const base = headsOf(doc('item/truck'), 'name');
    take(set(zhang, { name: 'A' }, { name: base }));
    take(set(li, { name: 'B' }, { name: base }));
    const both = headsOf(doc('item/truck'), 'name');
    const third = set(new JournalWriter('c-wang'), { name: 'C' }, { name: base });
    take(third);
    take(zhang.write({ op: 'resolve', document: truck, change: { set: { name: 'A' }, seen: { name: both }, reason: '看过铭牌' } }));
    expect(doc('item/truck').paths['name']?.map(({ value }) => value)).toEqual(['A', 'C']);
  });

  it('[E4] whoever names no head replaces nothing', () => {
    take(create(zhang));
    take(set(zhang, { name: 'B' }));
    expect(conflictsOf(doc('item/truck'))).toEqual(['name']);
  });

  it('a second create of one id keeps the values of both', () => {
    take(create(zhang, truck, { name: 'A' }));
    expect(take(create(li, truck, { name: 'B', note: 'x' }))).toEqual({ is: 'conflict', paths: ['name'] });
    expect(doc('item/truck').created.entry).toBe('a-zhang-000001');
    expect(valueOf(doc('item/truck'), 'note')).toBe('x');
  });

  it('end with the same heads in whatever order the court comes to fold them', () => {
    const own = fc.array(fc.record({ path: fc.nat(2), value: fc.nat(3), sees: fc.boolean() }), { maxLength: 8 });
    fc.assert(
      fc.property(own, own, fc.array(fc.boolean(), { maxLength: 20 }), (mine, theirs, turns) => {
        const base = create(new JournalWriter('0-base'), truck, { 'p/0': 0, 'p/1': 0, 'p/2': 0 });
        // Each sees the base and what they wrote themselves.
        const entriesOf = (writer: JournalWriter, acts: typeof mine) => {
          const local: Documents = new Map();
          foldOnto(local, base);
          return acts.map(({ path, value, sees }) => {
            const known = (local.get('item/truck')?.paths[`p/${path}`] ?? []).map(({ entry }) => entry);
            const entry = set(writer, { [`p/${path}`]: value }, sees ? { [`p/${path}`]: known } : {});
            foldOnto(local, entry);
            return entry;
          });
        };
        const a = entriesOf(new JournalWriter('a'), mine);
        const b = entriesOf(new JournalWriter('b'), theirs);
        const headsAfter = (order: readonly ReadableEntry[]) => {
          const state: Documents = new Map();
          for (const entry of [base, ...order]) foldOnto(state, entry);
          return Object.entries(state.get('item/truck')?.paths ?? {}).map(([path, heads]) => [path, heads.map(({ entry }) => entry).sort()]);
        };
        const mixed: ReadableEntry[] = [];
        const [left, right] = [[...a], [...b]];
        for (const turn of turns) mixed.push(...(turn ? left : right).splice(0, 1));
        mixed.push(...right, ...left);
        expect(headsAfter(mixed)).toEqual(headsAfter([...a, ...b]));
      }),
      { numRuns: 300 },
    );
  });
});

describe('what waits, and what has no effect', () => {
  it('[P2] an act on a document that has not come waits for it and changes nothing', () => {
    expect(take(set(zhang, { name: 'A' }))).toEqual({ is: 'waiting', for: truck });
    expect(documents.size).toBe(0);
  });

  it('[F2] an entry that is set aside leaves the values and is still marked as considered', () => {
    take(create(zhang));
    const before = doc('item/truck');
    const folding = fold(() => before, set(li, { name: 'B' }), { effective: false, reason: 'caseMoved' });
    expect(folding.outcome).toEqual({ is: 'setAside', reason: 'caseMoved' });
    expect(folding.changed).toEqual([{ ...before, considered: { 'a-zhang': 1, 'b-li': 1 } }]);
  });
});

describe('[F3] a frozen paper', () => {
  function frozen() {
    take(create(zhang));
    take(create(zhang, paper, { text: '扣押笔录' }));
    const covers = [paper, truck].map((ref) => ({ ...ref, heads: Object.fromEntries(Object.keys(doc(`${ref.kind}/${ref.id}`).paths).map((path) => [path, headsOf(doc(`${ref.kind}/${ref.id}`), path)])) }));
    return zhang.write({ op: 'freeze', document: paper, change: { snapshot: 'd'.repeat(64), covers } });
  }

  it('takes no more changes, nor does what it covers: they wait for a correction', () => {
    take(frozen());
    expect(take(set(li, { name: '吊车' }, { name: ['a-zhang-000001'] }))).toEqual({ is: 'pending', snapshot: 'd'.repeat(64) });
    expect(take(set(li, { text: '改' }, {}, paper))).toMatchObject({ is: 'pending' });
    expect(valueOf(doc('item/truck'), 'name')).toBe('搅拌车');
    expect(doc('item/truck').pending).toEqual([{ entry: 'b-li-000001', op: 'set', change: { set: { name: '吊车' }, seen: { name: ['a-zhang-000001'] } } }]);
  });

  it('keeps what came before the freeze unknown to it as pending too', () => {
    const freezing = frozen();
    take(set(li, { 'attr/km': 81_000 }));
    take(freezing);
    expect(doc('item/truck').pending.map(({ entry }) => entry)).toEqual(['b-li-000001']);
  });

  it('is not frozen before everything that it covers has come: no item stays open under it', () => {
    const freezing = frozen();
    const item = doc('item/truck');
    documents.delete('item/truck');
    expect(take(freezing)).toEqual({ is: 'waiting', for: truck });
    expect(doc('transcript/paper').frozen).toBeNull();
    documents.set('item/truck', item);
    expect(take(freezing)).toEqual({ is: 'folded' });
    expect([doc('transcript/paper').frozen, doc('item/truck').frozen]).toEqual(['d'.repeat(64), 'd'.repeat(64)]);
    expect(fold((ref) => (ref.id === 'paper' ? { ...doc('transcript/paper'), frozen: null } : item), freezing, { effective: true }).changed.map(({ id }) => id)).toEqual(['truck', 'paper']);
  });

  it('is still signed, attached to and annotated', () => {
    take(frozen());
    const person = { id: 'p1', name: '陈某', role: 'respondent' };
    take(zhang.write({ op: 'sign', document: paper, change: { snapshot: 'd'.repeat(64), person, outcome: { is: 'refused', reason: '认为估价过低' } } }));
    take(li.write({ op: 'note', document: paper, change: { text: '当场宣读' } }));
    take(li.write({ op: 'attach', document: truck, files: ['1'.repeat(64)], change: { files: [{ sha256: '1'.repeat(64), size: 9, mime: 'image/jpeg', role: 'photo', name: null, origin: 'live', takenAt: '2026-03-02T01:00:00.000Z' }] } }));
    expect(doc('transcript/paper').acts.map(({ is }) => is)).toEqual(['freeze', 'sign', 'note']);
    expect(doc('item/truck').files).toHaveLength(1);
  });

  it('[V1] keeps an outcome that this version does not know, and members that it does not know, as they came', () => {
    take(frozen());
    const person = { id: 'p1', name: '陈某', role: 'respondent' };
    const outcomes = [{ is: 'iris', scanner: 'K-7' }, { is: 'signed', file: '1'.repeat(64), form: 'fingerprint', finger: 'right thumb' }, { is: 'refused', reason: '不认可', witness: { name: '古某', since: 1 } }];
    for (const outcome of outcomes) take(zhang.write({ op: 'sign', document: paper, change: { snapshot: 'd'.repeat(64), person, outcome } }));
    expect(doc('transcript/paper').acts.flatMap((act) => (act.is === 'sign' ? [act.outcome] : []))).toEqual(outcomes);
  });

  it.each([
    ['signed without a file', { is: 'signed' }],
    ['refused without a reason', { is: 'refused' }],
    ['nothing said', { is: '' }],
  ])('takes no outcome that is cut short: %s', (_, outcome) => {
    const person = { id: 'p1', name: '陈某', role: 'respondent' };
    expect(zhang.tryWrite({ op: 'sign', document: paper, change: { snapshot: 'd'.repeat(64), person, outcome } })).toMatchObject({ ok: false, reason: 'shape' });
  });

  it('tells the copies that were printed to be signed by hand', () => {
    take(frozen());
    take(zhang.write({ op: 'print', document: paper, change: { snapshot: 'd'.repeat(64), copy: 'A-1', pages: 3 } }));
    expect(doc('transcript/paper').acts.at(-1)).toMatchObject({ is: 'print', copy: 'A-1', pages: 3 });
  });

  it('reads every document that it covers, so that the caller has them at hand', () => {
    expect(documentsRead(frozen()).map(({ id }) => id)).toEqual(['paper', 'paper', 'truck']);
  });
});

describe('[E4] lists and files', () => {
  it('a list is a map by id; what was set to null is off the list', () => {
    take(create(zhang, truck, { 'seal/s1': { number: '001' }, 'seal/s2': { number: '002' } }));
    take(set(zhang, { 'seal/s1': null }, { 'seal/s1': ['a-zhang-000001'] }));
    expect(listOf(doc('item/truck'), 'seal')).toEqual([{ id: 's2', value: { number: '002' } }]);
  });

  it('detach takes off only the attachments that were seen', () => {
    take(create(zhang));
    const note = { sha256: '1'.repeat(64), size: 9, mime: 'image/jpeg', role: 'photo', name: null, origin: 'live', takenAt: '2026-03-02T01:00:00.000Z' };
    take(zhang.write({ op: 'attach', document: truck, files: [note.sha256], change: { files: [note] } }));
    take(li.write({ op: 'attach', document: truck, files: [note.sha256], change: { files: [note] } }));
    take(zhang.write({ op: 'detach', document: truck, change: { sha256: note.sha256, seen: ['a-zhang-000002'], reason: '重复' } }));
    expect(doc('item/truck').files.map(({ entry }) => entry)).toEqual(['b-li-000001']);
  });

  it('withdrawn can be set back', () => {
    take(create(zhang));
    take(zhang.write({ op: 'withdraw', document: truck, change: { withdrawn: true, reason: '登错', seen: [] } }));
    expect(isWithdrawn(doc('item/truck'))).toBe(true);
    take(zhang.write({ op: 'withdraw', document: truck, change: { withdrawn: false, reason: '', seen: ['a-zhang-000002'] } }));
    expect(isWithdrawn(doc('item/truck'))).toBe(false);
  });
});
