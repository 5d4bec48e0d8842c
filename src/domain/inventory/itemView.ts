import { findCategory } from './categories/registry';
import { attributePath, QUANTITY, textValue, type AttributeValues, type Category, type Finding } from './categories/category';
import { checkItem } from './checkItem';
import { readPlace } from '../fieldAction';
import { conflictsOf, isWithdrawn, listOf, numberOf, textOf, valueOf, type FileTag, type FoldedDocument, type Json, type Place } from '../journal';

export interface ItemSeal {
  readonly id: string;
  readonly number: string;
  readonly position: string | null;
  readonly order: number;
}

/** An item of the list as its document tells it. */
export interface ItemView {
  readonly id: string;
  readonly document: FoldedDocument;
  readonly label: string;
  readonly order: string;
  readonly categoryId: string | null;
  /** Null: of a newer version; shown with its raw attributes. */
  readonly category: Category | null;
  readonly name: string | null;
  readonly parent: string | null;
  readonly measure: string | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly valueFen: number | null;
  readonly owner: string | null;
  readonly holder: string | null;
  readonly place: Place | null;
  readonly values: AttributeValues;
  readonly seals: readonly ItemSeal[];
  readonly photos: readonly FileTag[];
  readonly findings: readonly Finding[];
  readonly conflicts: readonly string[];
  readonly withdrawn: boolean;
  readonly frozen: boolean;
}

export function itemView(document: FoldedDocument): ItemView {
  const categoryId = textOf(document, 'category');
  const category = findCategory(categoryId);
  const values: Record<string, Json | undefined> = Object.fromEntries(listOf(document, 'attr').map(({ id, value }) => [id, value]));
  values[QUANTITY] = valueOf(document, attributePath(QUANTITY));
  return {
    id: document.id,
    document,
    label: textOf(document, 'label') ?? '',
    order: textOf(document, 'order') ?? '',
    categoryId,
    category,
    name: filled(textOf(document, 'name')) ?? textValue(values, 'name'),
    parent: textOf(document, 'parent'),
    measure: textOf(document, 'measure'),
    quantity: numberOf(document, 'quantity'),
    unit: textOf(document, 'unit'),
    valueFen: numberOf(document, 'valueFen'),
    owner: filled(textOf(document, 'owner')),
    holder: filled(textOf(document, 'holder')),
    place: readPlace(valueOf(document, 'place')),
    values,
    seals: readSeals(document),
    photos: document.files.filter(({ role }) => role === 'photo'),
    findings: category ? checkItem(category, values) : [],
    conflicts: conflictsOf(document),
    withdrawn: isWithdrawn(document),
    frozen: document.frozen !== null,
  };
}

function readSeals(document: FoldedDocument): ItemSeal[] {
  return listOf(document, 'seal')
    .flatMap(({ id, value }) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
      const { number, position, order } = value as Readonly<Record<string, Json>>;
      if (typeof number !== 'string') return [];
      return [{ id, number, position: typeof position === 'string' && position !== '' ? position : null, order: typeof order === 'number' ? order : Number.MAX_SAFE_INTEGER }];
    })
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

const filled = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());
