import type { FoldedDocument, Json } from '@/domain/journal';
import { findTemplate } from '@/domain/transcript';

/** Page: writes the transcript of an action with so many things, a fifth of them inside others, `rounds` times; milliseconds each. */
function writeTranscripts(items: number, rounds: number): number[] {
  const documents = new Map<string, FoldedDocument>();
  const put = (kind: string, id: string, paths: Readonly<Record<string, Json>>): void => {
    const heads = Object.fromEntries(Object.entries(paths).map(([path, value]) => [path, [{ entry: `0192aaaa-0000-7000-8000-${id}`, value }]]));
    documents.set(`${kind}/${id}`, { kind, id, case: 'case', action: 'raid', schema: 1, created: { entry: id, actor: 'o', at: '' }, paths: heads, files: [], acts: [], frozen: null, pending: [], considered: {} });
  };
  const template = findTemplate('impoundment@2');
  if (!template) throw new Error('no template');
  put('fieldAction', 'raid', { kind: 'impoundment', 'team/t1': { name: '张某', duty: 'lead', order: 1 } });
  put('transcript', 'paper', { template: 'impoundment@2' });
  const idOf = (i: number): string => String(i).padStart(12, '0');
  for (let i = 0; i < items; i += 1) put('item', idOf(i), thing(i, i % 5 === 0 ? { parent: idOf(i + 1) } : {}));
  return Array.from({ length: rounds }, (_, round) => {
    // Something was changed since: the usual reason to write it again.
    put('item', idOf(round % items), thing(round % items, { valueFen: 30_000_000 + round }));
    const start = performance.now();
    template.generate({ documents, action: 'raid', transcript: 'paper' });
    return performance.now() - start;
  });
}

const thing = (i: number, more: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> => ({
  category: i % 5 === 0 ? 'goods' : 'vehicle', name: '混凝土搅拌运输车', label: `A${i}`, order: String(i).padStart(6, '0'), measure: 'impoundment', valueFen: 28_000_000, valueSource: '自估',
  'attr/plate': `新Q${10_000 + i}`, 'attr/model': 'SY412C', 'attr/colour': '黄色', 'attr/vin': `LTEST00M${i}`, 'attr/engineNo': `WD${i}`, 'attr/mileageKm': 38_000 + i, 'attr/keys': 2,
  'seal/a': { number: `K2024-0${i}`, position: '左车门', order: 1 }, 'seal/b': { number: `K2024-1${i}`, position: '右车门', order: 2 }, 'term/physical': { from: '2024-08-17', to: '2026-08-16' }, ...more,
});

Object.assign(window, { writeTranscripts });
