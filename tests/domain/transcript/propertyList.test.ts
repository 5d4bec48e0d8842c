import { describe, expect, it } from 'vitest';
import { templateFor } from '@/domain/transcript';
import type { FoldedDocument, Json } from '@/domain/journal';
import { aDocument, documentMap } from '@tests/builders/foldedDocument';

const action = aDocument('fieldAction', 'raid', { kind: 'search' });
const thing = (id: string, paths: Record<string, Json>): FoldedDocument => aDocument('item', id, { category: 'goods', label: id, order: id, quantity: 1, unit: 'unit.piece', 'attr/name': `物${id}`, ...paths }, { action: 'raid' });
const write = (items: readonly FoldedDocument[], kind = 'impoundment') =>
  templateFor(kind).generate({ documents: documentMap([action, ...items]), action: 'raid', transcript: null }).text;
const seizedPart = (text: string): string => text.slice(0, text.indexOf('合计'));

describe('the list of what was taken', () => {
  it('tells what was taken out of something that is left by itself, and where it was', () => {
    const text = write([thing('A1', { 'attr/name': '保险柜' }), thing('A2', { category: 'valuables', 'attr/name': '黄色金属项链', parent: 'A1', measure: 'impoundment', valueFen: 500_000 })]);
    expect(seizedPart(text)).toContain('1. ［A2］黄色金属项链，1件；取自：［A1］保险柜');
    expect(text).toContain('估值5,000.00元');
  });

  it('keeps in a truck what is taken with it, numbered under it, and values it once', () => {
    const text = write([thing('A1', { measure: 'impoundment', valueFen: 100 }), thing('A2', { category: 'valuables', parent: 'A1', measure: 'impoundment', valueFen: 200 })]);
    expect(text).toContain('1.1. ［A2］');
    expect(text).toContain('估值3.00元');
  });

  it('never has what is kept, though somebody put it under a measure, and has it again once a reason is written', () => {
    const both = { measure: 'impoundment', exempt: 'schooling', valueFen: 900 };
    expect(seizedPart(write([thing('A1', { measure: 'impoundment', valueFen: 100 }), thing('A2', both)]))).not.toContain('A2');
    expect(seizedPart(write([thing('A1', { measure: 'impoundment', valueFen: 100 }), thing('A2', { ...both, exemptReason: '另有两台' })]))).toContain('A2');
  });

  it('loses nothing of two boxes that lie in each other', () => {
    const text = write([thing('A1', { parent: 'A2', measure: 'impoundment' }), thing('A2', { parent: 'A1', measure: 'impoundment' })]);
    expect(text).toContain('［A1］');
    expect(text).toContain('［A2］');
  });

  it('says of a sum that cannot be exact that it cannot, and never throws over a value that is none', () => {
    const dear = Array.from({ length: 12 }, (_, i) => thing(`A${i + 1}`, { measure: 'impoundment', valueFen: 1_000_000_000_000_000 }));
    expect(write(dear)).toContain('估值合计超出可以准确计算的范围，以各项为准');
    expect(write(dear.slice(0, 9))).toContain('估值90,000,000,000,000.00元');
    expect(write([thing('A1', { measure: 'impoundment', valueFen: 0.5 }), thing('A2', { measure: 'impoundment', valueFen: -3 })])).toContain('［A1］');
  });
});
