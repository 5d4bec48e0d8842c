import fc from 'fast-check';
import { documentKey, fold, headIds, type DocumentRef, type FoldedDocument, type ReadableEntry } from '@/domain/journal';
import type { JournalWriter } from './journalWriter';

/** What officers do, in the order in which the court comes to fold it. Few documents and paths, so that they meet. */
export type Deed =
  | { readonly by: number; readonly is: 'set' | 'resolve' | 'withdraw' | 'note' | 'attach' | 'detach'; readonly on: number; readonly path: number; readonly value: number; readonly sees: boolean }
  | ({ readonly is: 'freeze' } & Covering)
  | ({ readonly is: 'void' } & Covering);

interface Covering {
  readonly by: number;
  readonly on: number;
  readonly covers: readonly number[];
  readonly value: number;
}

const ITEMS = 4;
export const deeds = (writers: number) =>
  fc.array(
    fc.oneof(
      { weight: 12, arbitrary: fc.record({ by: fc.nat(writers - 1), is: fc.constantFrom('set' as const, 'set' as const, 'resolve' as const, 'withdraw' as const, 'note' as const, 'attach' as const, 'detach' as const), on: fc.nat(ITEMS - 1), path: fc.nat(2), value: fc.nat(3), sees: fc.boolean() }) },
      { weight: 2, arbitrary: fc.record({ by: fc.nat(writers - 1), is: fc.constantFrom('freeze' as const, 'freeze' as const, 'void' as const), on: fc.nat(ITEMS - 1), covers: fc.uniqueArray(fc.nat(ITEMS - 1)), value: fc.nat(2) }) },
    ),
    { maxLength: 40 },
  );

export type Documents = Map<string, FoldedDocument>;
export const foldOnto = (documents: Documents, entry: ReadableEntry) => {
  const folding = fold((ref: DocumentRef) => documents.get(documentKey(ref)), entry, { effective: true });
  for (const document of folding.changed) documents.set(documentKey(document), document);
  return folding.outcome;
};

/** Plays the deeds: every item is created by the first writer; the court's state after each entry is kept. */
export function play(all: readonly Deed[], writers: readonly JournalWriter[]): { readonly entries: ReadableEntry[]; readonly states: Documents[] } {
  const court: Documents = new Map();
  const entries: ReadableEntry[] = [];
  const states: Documents[] = [new Map()];
  const take = (entry: ReadableEntry) => {
    foldOnto(court, entry);
    entries.push(entry);
    states.push(new Map(court));
  };
  const ref = (n: number) => ({ kind: 'item', id: `item-${n}` });
  const first = writers[0];
  if (first) for (let n = 0; n < ITEMS; n += 1) take(first.write({ op: 'create', document: ref(n), change: { set: { 'p/0': n } } }));
  for (const deed of all) {
    const writer = writers[deed.by];
    if (writer) take(writer.write(actOf(deed, court, ref)));
  }
  return { entries, states };
}

function actOf(deed: Deed, court: Documents, ref: (n: number) => DocumentRef) {
  const document = ref(deed.on);
  const standing = (key: DocumentRef, path: string) => (court.get(documentKey(key))?.paths[path] ?? []).map(({ entry }) => entry);
  const snapshotOf = (value: number) => `${value}f`.repeat(32);
  if (deed.is === 'void') return { op: 'void', document, change: { snapshot: snapshotOf(deed.value), covers: [...new Set([deed.on, ...deed.covers])].map(ref), reason: 'written for another' } };
  if (deed.is === 'freeze') {
    const covers = [...new Set([deed.on, ...deed.covers])].map((n) => ({ ...ref(n), heads: headIds(court.get(documentKey(ref(n))) ?? { paths: {} }) }));
    return { op: 'freeze', document, change: { snapshot: snapshotOf(deed.value), covers } };
  }
  const path = `p/${deed.path}`;
  const seen = deed.sees ? { [path]: standing(document, path) } : {};
  switch (deed.is) {
    case 'set':
      return { op: 'set', document, change: { set: { [path]: deed.value }, seen } };
    case 'resolve':
      return { op: 'resolve', document, change: { set: { [path]: deed.value }, seen, reason: 'looked again' } };
    case 'withdraw':
      return { op: 'withdraw', document, change: { withdrawn: deed.value % 2 === 0, reason: '', seen: deed.sees ? standing(document, 'withdrawn') : [] } };
    case 'note':
      return { op: 'note', document, change: { text: `${deed.value}` } };
    case 'detach': {
      const tags = court.get(documentKey(document))?.files ?? [];
      const sha256 = tags[0]?.sha256 ?? '0'.repeat(64);
      return { op: 'detach', document, change: { sha256, seen: tags.filter((tag) => tag.sha256 === sha256).map(({ entry }) => entry), reason: 'twice' } };
    }
    case 'attach': {
      const sha256 = `${deed.value}`.repeat(64);
      return { op: 'attach', document, files: [sha256], change: { files: [{ sha256, size: 1, mime: 'image/jpeg', role: 'photo', name: null, origin: 'live', takenAt: '2026-03-02T01:00:00.000Z' }] } };
    }
  }
}
