import { isPersonal } from '@/domain/inventory/inventoryTotals';
import { handlingTime } from '@/domain/inventory/livingLog';
import type { ItemView } from '@/domain/inventory/itemView';

export interface Missing {
  readonly item: ItemView;
  readonly is: 'conflict' | 'fields' | 'measure' | 'toVerify' | 'doubt' | 'photos' | 'orphan' | 'handleBy';
  /** block stops finalising, wait is doubtful; neither stops saving. */
  readonly state: 'block' | 'wait';
  /** Attributes that are missing, the code of the doubt, or the labels of all items without a photo. */
  readonly keys: readonly string[];
}

/** What each listed item lacks; what stops finalising comes first, else in the order of the list. `today`: for what must be handled soon. */
export function missingOf(items: readonly ItemView[], today: string): Missing[] {
  const listed = new Set(items.map(({ id }) => id));
  const found = items.flatMap((item): Missing[] => {
    const personal = isPersonal(item);
    const fields = item.findings.filter(({ level }) => level === 'missing').map(({ key }) => key);
    const rows: (Missing | false)[] = [
      item.conflicts.length > 0 && { item, is: 'conflict', state: 'block', keys: item.conflicts },
      item.parent !== null && !listed.has(item.parent) && { item, is: 'orphan', state: 'block', keys: [] },
      !personal && item.measure === null && { item, is: 'measure', state: 'block', keys: [] },
      fields.length > 0 && { item, is: 'fields', state: 'block', keys: fields },
      (handlingTime(item.handleBy, today)?.level ?? 'ok') !== 'ok' && { item, is: 'handleBy', state: 'wait', keys: [item.handleBy ?? ''] },
      item.measure === 'toVerify' && { item, is: 'toVerify', state: 'wait', keys: [] },
      ...item.findings.filter(({ level, key }) => level === 'warn' && !fields.includes(key)).map(({ code }): Missing => ({ item, is: 'doubt', state: 'wait', keys: [code] })),
    ];
    return rows.filter((row) => row !== false);
  });
  // A word per item would bury the rest: those without a photo share a row that leads to the first of them.
  const bare = items.filter((item) => item.photos.length === 0 && item.category?.tangible !== false && !isPersonal(item));
  const photos: Missing[] = bare[0] ? [{ item: bare[0], is: 'photos', state: 'wait', keys: bare.map(({ label }) => label) }] : [];
  return [...found.filter(({ state }) => state === 'block'), ...photos, ...found.filter(({ state }) => state === 'wait')];
}
