import { describe, expect, it } from 'vitest';
import { courtChanges } from '@/domain/case/courtChanges';
import type { CourtDocument } from '@/domain/case/caseDocuments';
import { documentKey, limits, type FoldedDocument, type Json } from '@/domain/journal';

const told = (id: string, paths: Record<string, Json>): CourtDocument => ({ kind: 'clue', id, paths });
const standing = (...documents: { id: string; paths: Record<string, Json> }[]): Map<string, FoldedDocument> =>
  new Map(
    documents.map(({ id, paths }) => [
      documentKey({ kind: 'clue', id }),
      {
        kind: 'clue', id, case: 'c', action: null, schema: 1, created: { entry: 'e', actor: 'court', at: '' }, files: [], acts: [], frozen: null, pending: [], considered: {},
        paths: Object.fromEntries(Object.entries(paths).map(([path, value]) => [path, [{ entry: 'e', value }]])),
      },
    ]),
  );

describe('[F7] what the court writes after an import', () => {
  it('is a create for what is new', () => {
    expect(courtChanges([], [told('k', { text: 'a' })], new Map())).toEqual([{ op: 'create', document: { kind: 'clue', id: 'k' }, set: { text: 'a' } }]);
  });

  it('is nothing for what is the same', () => {
    expect(courtChanges([told('k', { text: 'a' })], [told('k', { text: 'a' })], standing({ id: 'k', paths: { text: 'a' } }))).toEqual([]);
  });

  it('is the changed paths alone, and null for what is told no longer', () => {
    const changes = courtChanges([told('k', { text: 'a', lat: 1, place: 'p' })], [told('k', { text: 'b', place: 'p' })], standing({ id: 'k', paths: { text: 'a', lat: 1, place: 'p' } }));
    expect(changes).toEqual([{ op: 'set', document: { kind: 'clue', id: 'k' }, set: { text: 'b', lat: null } }]);
  });

  it('leaves what an officer set on a path that the court did not change', () => {
    expect(courtChanges([told('k', { state: 'open' })], [told('k', { state: 'open' })], standing({ id: 'k', paths: { state: 'confirmed' } }))).toEqual([]);
  });

  it('is a withdrawal for what is gone, once', () => {
    const before = [told('k', { text: 'a' })];
    expect(courtChanges(before, [], standing({ id: 'k', paths: { text: 'a' } }))).toEqual([{ op: 'withdraw', document: { kind: 'clue', id: 'k' }, withdrawn: true }]);
    expect(courtChanges(before, [], standing({ id: 'k', paths: { text: 'a', withdrawn: true } }))).toEqual([]);
  });

  it('takes back what was withdrawn and sets what changed meanwhile', () => {
    const changes = courtChanges([], [told('k', { text: 'b' })], standing({ id: 'k', paths: { text: 'a', withdrawn: true } }));
    expect(changes).toEqual([
      { op: 'withdraw', document: { kind: 'clue', id: 'k' }, withdrawn: false },
      { op: 'set', document: { kind: 'clue', id: 'k' }, set: { text: 'b' } },
    ]);
  });

  it('is cut into entries of so many paths', () => {
    const many = Object.fromEntries(Array.from({ length: limits.paths + 1 }, (_, i) => [`p${i}`, i]));
    expect(courtChanges([], [told('k', many)], new Map()).map((change) => [change.op, change.op === 'withdraw' ? 0 : Object.keys(change.set).length])).toEqual([['create', limits.paths], ['set', 1]]);
  });
});
