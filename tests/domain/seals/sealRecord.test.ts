import { describe, expect, it } from 'vitest';
import { itemView } from '@/domain/inventory/itemView';
import { draftSource, handoverPaper } from '@/domain/paper';
import { movesThings, readHandover } from '@/domain/handover';
import { newSealRecord, readSeals, readSealRecord, sealRecordsOf, sealsNow, stripsOf } from '@/domain/seals';
import { handoverLacks, handoverText, paperSigners } from '@/domain/signing';
import type { FoldedDocument } from '@/domain/journal';
import { aDocument, documentMap } from '@tests/builders/foldedDocument';

const safe = aDocument('item', 'safe', { category: 'goods', name: '保险柜', label: 'A3', 'seal/a': { number: 'K2024-000113', position: '柜门', order: 1 } }, { action: 'raid' });
const [strip] = readSeals(safe);
if (!strip) throw new Error('no strip');
const at = '2024-08-20T01:00:00.000Z';
const written = (id: string, over: Partial<Parameters<typeof newSealRecord>[1]> = {}): FoldedDocument => {
  const { change } = newSealRecord({ case: 'case-1', action: 'raid', id }, {
    item: 'safe', seal: strip, state: 'torn', reason: '大风吹破', replacedBy: { id: 'b', number: 'K2024-000125' }, from: { name: '张某', role: 'court' }, to: { name: '某停车场', role: 'thirdParty' }, at, ...over,
  });
  return aDocument('handover', id, change.set, { action: 'raid' });
};

describe('a strip that is torn when its list is signed already', () => {
  const record = written('r1');

  it('is told with the thing, and the one in its place; the list itself stays as it was signed', () => {
    const now = sealsNow(readSeals(safe), 'safe', sealRecordsOf([safe, record]));
    expect(now.map(({ number, state, reason, replaces, position }) => [number, state, reason, replaces, position])).toEqual([
      ['K2024-000113', 'void', '大风吹破', null, '柜门'],
      ['K2024-000125', 'affixed', null, 'a', '柜门'],
    ]);
    expect(itemView(safe).seals.map(({ state }) => state)).toEqual(['affixed']);
  });

  it('is counted as what it is now in the account of strips', () => {
    const strips = stripsOf({ id: 'x', first: 'K2024-000113', last: 'K2024-000126', takenBy: null, issuedAt: at }, [{ label: 'A3', withdrawn: false, seals: sealsNow(readSeals(safe), 'safe', sealRecordsOf([record])) }], new Set());
    expect(strips.filter(({ state }) => state !== 'onBoard').map(({ number, state }) => `${number} ${state}`)).toEqual(['K2024-000113 void', 'K2024-000125 affixed']);
  });

  it('without another one in its place it stays torn, and later ones are told over earlier ones', () => {
    const torn = written('r2', { replacedBy: null });
    const removed = written('r3', { replacedBy: null, state: 'removed', reason: '依解除裁定启封', at: '2024-09-01T01:00:00.000Z' });
    expect(sealsNow(readSeals(safe), 'safe', sealRecordsOf([removed, torn])).map(({ state, reason }) => [state, reason])).toEqual([['removed', '依解除裁定启封']]);
    expect(sealsNow(readSeals(safe), 'safe', sealRecordsOf([torn])).map(({ state }) => state)).toEqual(['torn']);
  });

  it('a record that was withdrawn, or one of another thing, changes nothing', () => {
    const seals = readSeals(safe);
    expect(readSealRecord({ ...record, paths: { ...record.paths, withdrawn: [{ entry: 'w', value: true }] } })).toBeNull();
    expect(sealsNow(seals, 'safe', sealRecordsOf([written('r4', { item: 'other' })]))).toBe(seals);
  });

  it('is a paper that both sides sign, and moves no thing from hand to hand', () => {
    const documents = documentMap([safe, record]);
    expect(movesThings(readHandover(record))).toBe(false);
    expect(paperSigners(documents, record).map(({ name, roles }) => [name, roles[0]])).toEqual([['张某', 'finder'], ['某停车场', 'keeper']]);
    for (const words of ['封条变动记录', '财产：A3 保险柜', '封条K2024-000113破损，原因：大风吹破；换贴封条K2024-000125（柜门）']) expect(handoverText(documents, record).text).toContain(words);
    const paper = handoverPaper(draftSource(documents, 'raid', null), 'r1');
    expect([paper?.title, paper?.blocks.find((block) => block.is === 'table')?.rows]).toEqual(['封条变动记录', [['K2024-000113', '保险柜　［A3］', '破损', '大风吹破', 'K2024-000125']]]);
  });

  it('can be final when nobody keeps the thing, never without who found it', () => {
    expect(handoverLacks(written('r5', { to: null }))).toEqual([]);
    expect(handoverLacks(aDocument('handover', 'r6', { what: 'seal', items: ['safe'] }, { action: 'raid' }))).toEqual(['sides']);
  });
});
