import { describe, expect, it } from 'vitest';
import { itemView } from '@/domain/inventory/itemView';
import type { Json } from '@/domain/journal';
import { aDocument } from '@tests/builders/foldedDocument';

const view = (paths: Record<string, Json>) => itemView(aDocument('item', 'i', { category: 'vehicle', ...paths }));

describe('an item', () => {
  it('tells what is on record of it', () => {
    const item = view({
      room: '二楼主卧', ownershipBasis: '登记', coOwners: '林某', mortgage: '某银行', lease: '无', condition: '八成新',
      exempt: 'medical', exemptReason: '另有一台', disposition: 'kept', handleBy: '2024-08-20',
      confirmation: { by: '依某', paper: '情况说明', at: '2024-08-17T03:00:00.000Z' },
      otherSeal: { court: '喀什市人民法院', caseNumber: '（2024）新3101执保7号', on: '2024-06-01' },
      'term/physical': { from: '2024-08-17', to: '2026-08-16', ruling: '之一' },
      'term/registered': { to: '2026-03-14' },
      custodian: { name: '马某', kind: 'debtor', useAllowed: true, useScope: '厂区内' },
      'claim/c2': { by: '依某', ground: '挂靠', told: true, order: 2 },
      'claim/c1': { by: '艾某', order: 1 },
      'log/l1': { is: 'died', count: 2, at: '2024-08-18T00:00:00.000Z', order: 1 },
      'seal/s1': { number: 'K1', order: 1, state: 'torn', reason: '大风', photo: 'ab' },
      'seal/s2': { number: 'K2', order: 2, replaces: 's1' },
      'denomination/5000': 12, 'denomination/10000': 230,
    });
    expect(item).toMatchObject({
      room: '二楼主卧', ownershipBasis: '登记', coOwners: '林某', mortgage: '某银行', lease: '无', condition: '八成新', exempt: 'medical', exemptReason: '另有一台', disposition: 'kept', handleBy: '2024-08-20',
      confirmation: { by: '依某', paper: '情况说明' },
      otherSeal: { court: '喀什市人民法院', on: '2024-06-01' },
      terms: { physical: { from: '2024-08-17', to: '2026-08-16', ruling: '之一' }, registered: { from: null, to: '2026-03-14', ruling: null } },
      custodian: { name: '马某', kind: 'debtor', useAllowed: true, useScope: '厂区内' },
      claims: [{ by: '艾某', told: false }, { by: '依某', ground: '挂靠', told: true }],
      log: [{ is: 'died', count: 2 }],
      seals: [{ number: 'K1', state: 'torn', reason: '大风', photo: 'ab' }, { number: 'K2', state: 'affixed', replaces: 's1' }],
      denominations: [{ faceFen: 10_000, count: 230 }, { faceFen: 5_000, count: 12 }],
    });
  });

  it('reads what an earlier version kept among the attributes, until it is written anew', () => {
    const older = { 'attr/exempt': 'medical', 'attr/disposition': 'kept', 'attr/condition': '旧', 'attr/mortgage': '无' };
    expect(view(older)).toMatchObject({ exempt: 'medical', disposition: 'kept', condition: '旧', mortgage: '无' });
    expect(view({ ...older, exempt: 'no', disposition: null })).toMatchObject({ exempt: 'no', disposition: null });
  });

  it.each<Json>([null, 1, 'x', true, [], {}, [{}], { by: 5, court: {}, name: [], number: 7, is: 1 }, { by: ' ', court: '', name: '' }])('reads a leaf that is none as unknown and never throws: %j', (nonsense) => {
    const leaves = ['confirmation', 'otherSeal', 'term/physical', 'term/registered', 'custodian', 'claim/x', 'log/x', 'seal/x', 'cash', 'denomination/0', 'denomination/-5', 'denomination/x', 'denomination/100.5', 'place'];
    const item = view(Object.fromEntries(leaves.map((path) => [path, nonsense])));
    expect(item).toMatchObject({ confirmation: null, otherSeal: null, terms: { physical: null, registered: null }, custodian: null, claims: [], log: [], seals: [], denominations: [], place: null });
    expect(view({ handleBy: nonsense, room: nonsense, valueSource: nonsense }).handleBy).toBeNull();
  });

  it('keeps a term whose day does not exist as unknown', () => {
    expect(view({ 'term/physical': { from: '2024-02-30', to: '2026-13-01' }, handleBy: '2024-02-30' })).toMatchObject({ terms: { physical: null }, handleBy: null });
  });

  it('a state or a kind of a newer version is kept as what is nearest', () => {
    expect(view({ 'seal/s': { number: 'K1', state: 'lost2031' }, 'log/l': { is: 'shorn' }, custodian: { name: '某', kind: 'robot' } })).toMatchObject({
      seals: [{ state: 'affixed' }],
      log: [{ is: 'other' }],
      custodian: { kind: null },
    });
  });
});
