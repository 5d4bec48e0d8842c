import { expect, it } from 'vitest';
import type { FoldedDocument, Json } from '@/domain/journal';
import { useCustody } from '@/features/custody/useCustody';
import type { LiveCase } from '@/ports/workspace';
import { aDocument, documentMap } from '@tests/builders/foldedDocument';

const thing = (id: string, paths: Record<string, Json>): FoldedDocument => aDocument('item', id, { category: 'goods', label: id, order: id, quantity: 1, ...paths }, { action: 'raid' });

it('what is kept, is yet to be verified or was never taken is with nobody’s team; given back, it is told where it went', () => {
  const back = aDocument('handover', 'h', { what: 'return', items: ['A4'], from: { name: '邓某', role: 'court' }, to: { name: '林某', role: 'familyMember' }, at: '2025-07-10T00:00:00.000Z', result: 'taken' }, { action: 'raid' });
  const documents = documentMap([thing('A1', { measure: 'impoundment' }), thing('A2', { measure: 'notSeized' }), thing('A3', { measure: 'impoundment', exempt: 'schooling' }), thing('A4', { measure: 'notSeized' }), thing('A5', { measure: 'toVerify' }), back]);
  const live: LiveCase = { id: 'case-1', documents, whole: true, left: null, outcome: () => null, close: () => undefined };
  const { holdings } = useCustody(() => live, () => 'raid');
  expect(holdings.value.map(({ holder, items }) => [holder?.name ?? null, items.map(({ id }) => id)])).toEqual([['林某', ['A4']], [null, ['A1']]]);
});
