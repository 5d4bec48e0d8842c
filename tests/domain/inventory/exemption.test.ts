import { describe, expect, it } from 'vitest';
import { exemptionOf, keptItems } from '@/domain/inventory/exemption';
import { itemView } from '@/domain/inventory/itemView';
import type { Json } from '@/domain/journal';
import { aDocument } from '@tests/builders/foldedDocument';

const thing = (paths: Record<string, Json>) => itemView(aDocument('item', 'i', { category: 'goods', 'attr/name': '电视机', quantity: 1, ...paths }));
const codes = (paths: Record<string, Json>) => thing(paths).findings.map(({ code }) => code);

describe('the screening for exempt things', () => {
  it.each([
    [{}, 'none'],
    [{ exempt: 'no', measure: 'impoundment' }, 'none'],
    [{ exempt: 'schooling' }, 'kept'],
    [{ exempt: 'schooling', measure: 'notSeized' }, 'kept'],
    [{ exempt: 'schooling', measure: 'impoundment' }, 'contradiction'],
    [{ exempt: 'schooling', measure: 'standbySealing' }, 'contradiction'],
    [{ exempt: 'schooling', measure: 'impoundment', exemptReason: '  ' }, 'contradiction'],
    [{ exempt: 'schooling', measure: 'impoundment', exemptReason: '另有两台' }, 'beyond'],
    [{ exempt: 'kindOf2031', measure: 'impoundment' }, 'contradiction'],
    [{ 'attr/exempt': 'medical' }, 'kept'],
  ] as const)('%j: %s', (paths, exemption) => expect(exemptionOf(thing(paths))).toBe(exemption));

  it('a thing that is both seized and kept is told, and stands on the list of kept things', () => {
    expect(codes({ exempt: 'schooling', measure: 'impoundment' })).toEqual(['seizedAndKept']);
    expect(codes({ exempt: 'schooling', measure: 'impoundment', exemptReason: '另有两台' })).toEqual([]);
    const list = [thing({ exempt: 'medical' }), thing({ exempt: 'medical', measure: 'impoundment' }), thing({ measure: 'impoundment' }), thing({ exempt: 'medical', withdrawn: true })];
    expect(keptItems(list)).toEqual(list.slice(0, 2));
  });
});
