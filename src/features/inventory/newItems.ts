import type { Category } from '@/domain/inventory/categories/category';
import { attributePath } from '@/domain/inventory/categories/category';
import { isPersonal } from '@/domain/inventory/inventoryTotals';
import { isMeasured } from '@/domain/inventory/units';
import type { Json } from '@/domain/journal';
import type { EntryDraft } from '@/ports/workspace';
import type { ItemView } from '@/domain/inventory/itemView';

/** The place of new items in the journal. */
export interface ItemSeat {
  readonly case: string;
  readonly action: string;
  /** Sortable; earlier is further up. */
  readonly order: string;
}

const create = (seat: ItemSeat, id: string, set: Record<string, Json>): EntryDraft => ({
  case: seat.case,
  action: seat.action,
  document: { kind: 'item', id },
  op: 'create',
  change: { set: { ...set, order: seat.order } },
});

export interface Beginning {
  /** The item that contains it, or null. */
  readonly parent: string | null;
  /** What the action does with things. */
  readonly measure: string | null;
  readonly room: string | null;
}

/** An empty item of a category; personal things and goods inside another item carry no measure: whose they are is not known yet. */
export function newItem(seat: ItemSeat, id: string, label: string, category: Category, { parent, measure, room }: Beginning): EntryDraft {
  const [unit] = category.units;
  const set: Record<string, Json> = { category: category.id, label, unit: unit ?? null };
  if (unit === undefined || !isMeasured(unit)) set['quantity'] = 1;
  if (parent !== null) set['parent'] = parent;
  if (room !== null) set['room'] = room;
  if (measure !== null && !isPersonal({ categoryId: category.id, parent, measure: null })) set['measure'] = measure;
  return create(seat, id, set);
}

/** Paths that are copied as they are; everything else of one thing is its own: place, seals, photos, note, withdrawal. */
const ALIKE = ['category', 'name', 'parent', 'room', 'measure', 'quantity', 'unit', 'valueFen', 'valueSource', 'owner', 'ownershipBasis', 'holder', 'term/physical', 'term/registered', 'custodian', 'handleBy', 'exempt'] as const;
/** Leaves that an earlier version kept among the attributes, and that tell the state of this one thing. */
const OLDER_OWN_STATE = ['condition', 'disposition', 'mortgage'] as const;

/** 再来一台: what is alike is copied; numbers printed on the thing and its own state are left open. `leaves`: what is known of this one. */
export function alikeItem(seat: ItemSeat, id: string, label: string, model: ItemView, leaves: Readonly<Record<string, Json>> = {}): EntryDraft {
  const set: Record<string, Json> = { label };
  for (const path of ALIKE) copy(model, path, set);
  const own = new Set<string>([...OLDER_OWN_STATE, ...(model.category?.attributes.filter(({ unique, ownState }) => unique || ownState).map(({ key }) => key) ?? [])]);
  for (const key of Object.keys(model.values)) if (!own.has(key)) copy(model, attributePath(key), set);
  return create(seat, id, { ...set, ...leaves });
}

function copy(model: ItemView, path: string, set: Record<string, Json>) {
  const heads = model.document.paths[path];
  // Of a conflict nothing is copied: nobody has decided yet.
  if (heads?.length !== 1) return;
  const value = heads[0]?.value ?? null;
  if (value !== null) set[path] = value;
}

/** Puts seals on an item that is made in the same deed. */
export function withSeals(act: EntryDraft, numbers: readonly string[], newId: () => string): EntryDraft {
  if (act.op !== 'create') return act;
  const seals = Object.fromEntries(numbers.map((number, i) => [`seal/${newId()}`, { number, position: null, order: i + 1 }]));
  return { ...act, change: { ...act.change, set: { ...act.change.set, ...seals } } };
}
