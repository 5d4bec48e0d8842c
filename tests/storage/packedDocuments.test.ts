import { describe, expect, it } from 'vitest';
import type { FoldedDocument, Head } from '@/domain/journal';
import { packDocuments, unpackDocuments } from '@/storage/packedDocuments';
import { createSealing } from '@/storage/sealing';
import { documentOf, documentRow } from '@/storage/tables/documents';
import { aDocument } from '@tests/builders/foldedDocument';
import { TabletDisk } from '@tests/builders/tabletStores';
import { testVault } from '@tests/builders/testVault';

const CREATED = '0199-created';
const LATER = '0199-later';
const anItem = (id: string, paths: Readonly<Record<string, readonly Head[]>>, more: object = {}): FoldedDocument => ({ ...aDocument('item', id, {}), created: { entry: CREATED, actor: 'zhang', at: '2026-03-02T01:00:00.000Z' }, paths, ...more });
const by = (entry: string, value: Head['value'], over?: readonly string[]): Head => (over ? { entry, value, over } : { entry, value });

const written = anItem('car', { name: [by(CREATED, '轿车')], qty: [by(CREATED, 1)], 'corner/1': [by(CREATED, { lat: 28.2, seen: [null, true] })], note: [by(CREATED, null)] });
const documents: Readonly<Record<string, FoldedDocument>> = {
  'one entry wrote': written,
  'others changed since': anItem('truck', { name: [by(LATER, '货车', [CREATED])], qty: [by(CREATED, 2)], note: [by(LATER, '左前灯破')] }),
  'two wrote differently': anItem('crane', { name: [by(CREATED, '吊车'), by(LATER, '起重机')], qty: [by(CREATED, 1, ['0199-x'])], note: [] }),
  'has no paths': anItem('van', {}),
  'names paths that are numbers, or nothing': anItem('odd', { '2': [by(CREATED, 'b')], '1': [by(LATER, 'a')], '': [by(CREATED, '')], constructor: [by(LATER, 'x')] }),
  'holds fields that this version does not know': anItem('new', { name: [{ ...by(CREATED, '新'), sure: 0.5 } as Head] }, { schema: 2, colour: ['红'], packed: 7 }),
  'has paths of another kind': anItem('newer', { name: '新' as unknown as Head[] }, { schema: 2 }),
  'has a path that objects keep for themselves': anItem('proto', JSON.parse(`{"__proto__":[{"entry":"${CREATED}","value":1}],"name":[]}`) as FoldedDocument['paths']),
};
/** Every field in its order, as it would be sent. */
const text = (some: readonly FoldedDocument[]): string => JSON.stringify(some);

describe('[V1] packed documents', () => {
  it.each(Object.entries(documents))('[V1] come back to the byte: one that %s', async (_what, document) => {
    expect(text(unpackDocuments(packDocuments([document])))).toBe(text([document]));
    const sealing = createSealing((await new TabletDisk().open()).db, await testVault());
    expect(text([await documentOf(sealing, await documentRow(sealing, document))])).toBe(text([document]));
  });

  it('[V1] come back in their order, whatever is among them', () => {
    const all = Object.values(documents);
    expect(text(unpackDocuments(packDocuments(all)))).toBe(text(all));
    const known = all.slice(0, 6);
    expect(packDocuments(known)).toContain('"packed":1');
    expect(text(unpackDocuments(packDocuments(known)))).toBe(text(known));
    expect(unpackDocuments(packDocuments([]))).toEqual([]);
  });

  it('[D4] are read as stores of before have them: plain, alone or many', () => {
    expect(unpackDocuments(text([written, written]))).toEqual([written, written]);
    expect(unpackDocuments(JSON.stringify(written))).toEqual([written]);
  });

  it('[R18] of one form take less than half the room', () => {
    const entry = '01990000-0000-7000-8000-000000000000';
    const many = Array.from({ length: 50 }, (_, i) => anItem(`i${i}`, Object.fromEntries(Array.from({ length: 18 }, (__, j) => [`path${j}`, [by(entry, `value ${j}`)]])), { created: { entry, actor: 'zhang', at: '' } }));
    expect(packDocuments(many).length * 2).toBeLessThan(text(many).length);
    expect(text(unpackDocuments(packDocuments(many)))).toBe(text(many));
  });
});
