import { inject, provide, type InjectionKey } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Category } from '@/domain/inventory/categories/category';
import { textOf, type Json } from '@/domain/journal';
import { useLastAct, withdrawal, writing } from '@/features/saving';
import type { ActionTabProps } from '@/ports/action';
import { useWorkspace } from '@/ports/workspace';
import type { ItemView } from '@/domain/inventory/itemView';
import { alikeItem, newItem, withSeals, type ItemSeat } from './newItems';
import { ownerPaths, shouldVerify } from './ownership';
import type { useItems } from './useItems';

export type InventoryActs = ReturnType<typeof makeInventoryActs>;
const key: InjectionKey<InventoryActs> = Symbol('inventoryActs');

/** What the action's kind does with a thing, until a person says otherwise. */
const usualMeasure: Readonly<Record<string, string>> = { impoundment: 'impoundment', sealing: 'sealingUp', search: 'impoundment' };

/** Everything that can be done to the list; each deed is one transaction and can be taken back. */
function makeInventoryActs(props: ActionTabProps, items: ReturnType<typeof useItems>) {
  const workspace = useWorkspace();
  const { t } = useI18n();
  const { act, undo, last, saving } = useLastAct(() => props.live.documents);
  const takeLabels = (count: number): Promise<readonly string[]> => workspace.takeLabels(props.live.id, () => items.labels.value, count);
  const seat = (i = 0): ItemSeat => ({ case: props.live.id, action: props.actionId, order: `${workspace.now()}-${String(i).padStart(4, '0')}` });

  async function add(category: Category, parent: string | null): Promise<string | null> {
    const [label = ''] = await takeLabels(1);
    const action = props.live.documents.get(`fieldAction/${props.actionId}`);
    const measure = usualMeasure[(action && textOf(action, 'kind')) ?? ''] ?? null;
    const id = workspace.newId();
    return (await act([newItem(seat(), id, label, category, parent, measure)], t('inventory.said.added', { label }))) ? id : null;
  }

  /** So many more like the model; `seals`: numbers for each. Returns the id of the first. */
  async function addAlike(model: ItemView, count: number, seals: readonly (readonly string[])[] = []): Promise<string | null> {
    const labels = await takeLabels(count);
    const ids = labels.map(() => workspace.newId());
    const acts = labels.map((label, i) => withSeals(alikeItem(seat(i), ids[i] ?? '', label, model), seals[i] ?? [], workspace.newId));
    const said = count === 1 ? t('inventory.said.added', { label: labels[0] ?? '' }) : t('inventory.said.addedMany', { from: labels[0] ?? '', to: labels.at(-1) ?? '', n: count });
    return (await act(acts, said)) ? (ids[0] ?? null) : null;
  }

  /** One leaf as it was left; an owner who is not the debtor makes the item one to verify, in the same act. */
  function set(item: ItemView, path: string, value: Json, seen: readonly string[]): Promise<boolean> {
    const verify = ownerPaths.includes(path) && shouldVerify(item, typeof value === 'string' ? value : null, items.debtors.value);
    const write = writing(item.document, verify ? { [path]: value, measure: 'toVerify' } : { [path]: value });
    if (write.op !== 'set') return Promise.resolve(false);
    const asSeen = { ...write, change: { ...write.change, seen: { ...write.change.seen, [path]: seen } } };
    return act([asSeen], verify ? t('inventory.said.toVerify', { label: item.label }) : null);
  }

  const change = (item: ItemView, leaves: Readonly<Record<string, Json>>, said: string | null) => act([writing(item.document, leaves)], said);
  const withdraw = (item: ItemView, reason: string) => act([withdrawal(item.document, true, reason)], t('inventory.said.withdrawn', { label: item.label }));
  const restore = (item: ItemView) => act([withdrawal(item.document, false, t('inventory.said.restoreReason'))], t('inventory.said.restored', { label: item.label }));

  return { act, undo, last, saving, add, addAlike, set, change, withdraw, restore, items };
}

export function provideInventoryActs(props: ActionTabProps, items: ReturnType<typeof useItems>): InventoryActs {
  const acts = makeInventoryActs(props, items);
  provide(key, acts);
  return acts;
}

export function useInventoryActs(): InventoryActs {
  const acts = inject(key);
  if (!acts) throw new Error('useInventoryActs needs an inventory around it');
  return acts;
}
