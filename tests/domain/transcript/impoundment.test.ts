import { describe, expect, it } from 'vitest';
import { findTemplate, inputChanges, readInputs, templateKey, templates } from '@/domain/transcript';
import { limits, sameJson, type FoldedDocument, type Json } from '@/domain/journal';
import { formatFen } from '@/domain/money/fen';
import { aDocument, documentMap } from '@tests/builders/foldedDocument';
import { parcel as plot } from '../land/parcel';
import { raid } from './raid';

const template = findTemplate('impoundment@1');
if (!template) throw new Error('no template');
const write = (documents: readonly FoldedDocument[]) => template.generate({ documents: documentMap(documents), action: 'raid', transcript: 'paper-1' });

describe('扣押笔录', () => {
  it('reads as its golden file: a wording that changes is a new version', async () => {
    await expect(write(raid()).text).toMatchFileSnapshot('../../fixtures/transcript/impoundment-v1.txt');
  });

  it('with nothing recorded is a form of lines to complete, and invents nothing', async () => {
    const empty = template.generate({ documents: documentMap([]), action: 'raid', transcript: null });
    await expect(empty.text).toMatchFileSnapshot('../../fixtures/transcript/impoundment-v1-empty.txt');
    expect(empty.text.replace(/____年__月__日__时__分/g, '')).not.toMatch(/\d{2}/);
    expect(empty.inputs).toEqual([]);
  });

  it('counts what its rows say, for any list (seed 11)', () => {
    let state = 11;
    const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let run = 0; run < 50; run += 1) {
      const items = Array.from({ length: Math.floor(random() * 30) }, (_, i) =>
        aDocument('item', `i${i}`, {
          category: 'goods', 'attr/name': `物${i}`, order: String(i).padStart(4, '0'), quantity: 1 + Math.floor(random() * 5), unit: 'unit.piece',
          measure: random() < 0.7 ? 'impoundment' : 'notSeized', ...(random() < 0.8 ? { valueFen: Math.floor(random() * 1e9) } : {}),
        }, { action: 'raid' }),
      );
      const { text } = write(items);
      const list = (text.split('五、')[1] ?? '').split('未采取措施')[0] ?? '';
      const rows = list.split('\n').filter((line) => /^\d+\. /.test(line));
      const total = /合计：(\d+)项（(\d+)件）/.exec(list);
      const values = rows.map((row) => /估值：([\d,.]+)元/.exec(row)?.[1]).filter((value) => value !== undefined);
      const sumFen = values.reduce((sum, value) => sum + Math.round(Number(value.replaceAll(',', '')) * 100), 0);
      expect(Number(total?.[1] ?? 0), `run ${run}`).toBe(rows.length);
      expect(Number(total?.[2] ?? 0)).toBe(rows.reduce((sum, row) => sum + Number(/，(\d+)件/.exec(row)?.[1]), 0));
      if (values.length > 0) expect(list).toContain(`估值${formatFen(sumFen)}元（大写：`);
    }
  });

  it('of 500 things fits into its entries, with what it was made from', () => {
    const frame = raid().filter(({ kind }) => kind !== 'item');
    const things = Array.from({ length: 500 }, (_, i) =>
      aDocument('item', `0192aaaa-0000-7000-8000-${String(i).padStart(12, '0')}`, {
        category: 'vehicle', name: '混凝土搅拌运输车', label: `A${i + 1}`, order: String(i).padStart(6, '0'), measure: 'impoundment', valueFen: 28_000_000, valueSource: '自估',
        'attr/plate': `新Q${10_000 + i}`, 'attr/model': '三一 SY412C', 'attr/colour': '黄色', 'attr/vin': `LTEST00M8N${String(i).padStart(7, '0')}`, 'attr/engineNo': `WD${i}`, 'attr/mileageKm': 38_000 + i, 'attr/keys': 2,
        'seal/a': { number: `K2024-${i}A`, position: '左车门', order: 1 }, 'seal/b': { number: `K2024-${i}B`, position: '右车门', order: 2 },
      }, { action: 'raid' }),
    );
    const { text, inputs } = write([...frame, ...things]);
    expect(text).toContain('新Q10499');
    expect(text).toContain('140,000,000.00元');
    expect(text.length).toBeLessThan(limits.textLength);
    for (const leaf of [text, JSON.stringify(inputs)]) expect(new TextEncoder().encode(leaf).length).toBeLessThan(limits.bodyBytes / 2);
  });

  it('never prints an unlock code', () => {
    const machine = aDocument('item', 'm', { category: 'machinery', measure: 'impoundment', 'attr/name': '挖掘机', 'attr/unlockCode': '778899' }, { action: 'raid' });
    expect(write([...raid(), machine]).text).not.toContain('778899');
  });

  it('an item that contains itself does not hang the paper', () => {
    const loop = aDocument('item', 'l', { parent: 'l', category: 'goods', 'attr/name': '箱', measure: 'impoundment' }, { action: 'raid' });
    expect(write([loop]).text).toContain('箱');
  });

  it('an attribute of a newer version is printed as it was recorded', () => {
    const future = aDocument('item', 'f', { category: 'vessel', measure: 'impoundment', 'attr/name': '货船', 'attr/portOfRegistry': '上海' }, { action: 'raid' });
    expect(write([future]).text).toContain('portOfRegistry：上海');
  });
});

describe('[F7] what the text was made from', () => {
  const kept = write(raid()).inputs;
  const changed = (edit: (documents: FoldedDocument[]) => FoldedDocument[]) => inputChanges(kept, write(edit(raid())).inputs);

  it('agrees as long as nothing changed', () => expect(changed((documents) => documents)).toEqual([]));

  it('names a value that changed', () => {
    const heads: FoldedDocument['paths'][string] = [{ entry: 'later', value: 30_000_000 }];
    const edit = (documents: FoldedDocument[]) => documents.map((d) => (d.id === 'truck-01' ? { ...d, paths: { ...d.paths, valueFen: heads } } : d));
    expect(changed(edit)).toEqual([{ is: 'changed', kind: 'item', id: 'truck-01', path: 'valueFen' }]);
  });

  it('names an item that came later, and a person who left', () => {
    const added = changed((documents) => [...documents, aDocument('item', 'late', { category: 'goods', 'attr/name': '后来的' }, { action: 'raid' })]);
    expect(added.map(({ is, id, path }) => `${is} ${id} ${path}`).sort()).toEqual(['added late attr/name', 'added late category']);
    const left = changed((documents) => documents.map((d) => (d.id === 'raid' ? { ...d, paths: Object.fromEntries(Object.entries(d.paths).filter(([path]) => path !== 'present/x1')) } : d)));
    expect(left).toEqual([{ is: 'removed', kind: 'fieldAction', id: 'raid', path: 'present/x1' }]);
  });

  it('of a thousand items keeps one input per document', () => {
    const many = Array.from({ length: 1_000 }, (_, i) => aDocument('item', `i${i}`, { category: 'goods', 'attr/name': `物${i}`, measure: 'impoundment' }, { action: 'raid' }));
    const { inputs } = write(many);
    expect(inputs).toHaveLength(1_000);
    expect(inputs.every(({ path }) => path === '*')).toBe(true);
  });

  it('survives being stored', () => {
    const stored = JSON.parse(JSON.stringify(kept)) as Json;
    expect(sameJson(readInputs(stored) as unknown as Json, kept as unknown as Json)).toBe(true);
    expect(readInputs('nonsense')).toBeNull();
  });
});

describe('other transcripts', () => {
  it('a survey is no impoundment: its own title, the parcel, no custodian', async () => {
    const action = aDocument('fieldAction', 'raid', { kind: 'survey', placeText: '塘渠农场西侧' });
    const corners = plot.map((point, i) => [`corner/c${i}`, { ...point, order: `00001${i}`, accuracyM: 3, reading: 'unknown', takenAt: '2023-06-15T03:20:00.000Z', source: 'tablet' }]);
    const parcel = aDocument('parcel', 'p', { name: '塘渠西侧耕地', areaOfRecordM2: 4399.62, drawer: '祁某', drawerRole: '测绘员', ...Object.fromEntries(corners) }, { action: 'raid' });
    const enforcement = findTemplate('enforcement@1');
    if (!enforcement) throw new Error('no template');
    const { title, text } = enforcement.generate({ documents: documentMap([action, parcel]), action: 'raid', transcript: null });
    expect(title).toBe('现场勘验笔录');
    expect(text).toContain('面积6.6±0.7亩（4400±500平方米，95%把握；WGS84椭球面计算值4399.6平方米）');
    expect(text).not.toMatch(/保管人|扣押/);
    await expect(text).toMatchFileSnapshot('../../fixtures/transcript/enforcement-v1-survey.txt');
  });
});

describe('the registry', () => {
  it('names every template version once', () => expect(new Set(templates.map(templateKey)).size).toBe(templates.length));
});
