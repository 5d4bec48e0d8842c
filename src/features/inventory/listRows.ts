import { isKept } from '@/domain/inventory/exemption';
import type { ItemView } from '@/domain/inventory/itemView';

/** A row of the list: a thing, or the head of the things that follow. */
export type ListRow = { readonly is: 'item'; readonly key: string; readonly item: ItemView } | { readonly is: 'head'; readonly key: string; readonly of: 'room' | 'noRoom' | 'kept' | 'withdrawn'; readonly name: string; readonly count: number };

const rowOf = (item: ItemView): ListRow => ({ is: 'item', key: item.id, item });
const group = (of: 'room' | 'noRoom' | 'kept' | 'withdrawn', name: string, items: readonly ItemView[]): ListRow[] =>
  items.length === 0 ? [] : [{ is: 'head', key: `head ${of} ${name}`, of, name, count: items.length }, ...items.map(rowOf)];

/**
 * The list room by room, in the order in which the rooms were gone through; things with no room first. What is kept (保留清单) stands
 * apart at the end, what was withdrawn after it. A list without rooms has no heads for them.
 */
export function listRows(top: readonly ItemView[], withdrawn: readonly ItemView[]): ListRow[] {
  const taken = top.filter((item) => !isKept(item));
  const rooms = new Map<string, ItemView[]>();
  for (const item of taken) if (item.room !== null) rooms.set(item.room, [...(rooms.get(item.room) ?? []), item]);
  const bare = taken.filter(({ room }) => room === null);
  return [
    ...(rooms.size > 0 ? group('noRoom', '', bare) : bare.map(rowOf)),
    ...[...rooms].flatMap(([room, items]) => group('room', room, items)),
    ...group('kept', '', top.filter(isKept)),
    ...group('withdrawn', '', withdrawn),
  ];
}
