import { computed, inject, provide, type InjectionKey } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Category } from '@/domain/inventory/categories/category';
import { isWithdrawn, textOf, type Json } from '@/domain/journal';
import { shanghaiDay } from '@/domain/time/day';
import { useLastAct, withdrawal, writing } from '@/features/saving';
import type { ActionTabProps } from '@/ports/action';
import { useWorkspace } from '@/ports/workspace';
import type { ItemView } from '@/domain/inventory/itemView';
import { consequencesOf } from './consequences';
import { alikeItem, newItem, withSeals, type ItemSeat } from './newItems';
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

  const action = computed(() => props.live.documents.get(`fieldAction/${props.actionId}`) ?? null);
  const actionText = (path: string) => (action.value ? textOf(action.value, path) : null);
  const startDay = computed(() => {
    const startedAt = actionText('startedAt');
    return startedAt !== null && Number.isFinite(Date.parse(startedAt)) ? shanghaiDay(startedAt) : null;
  });
  const placeText = computed(() => actionText('placeText'));
  /** The ruling (裁定书) acted on: the action's, else the case's newest. */
  const ruling = computed(() => {
    const papers = [...props.live.documents.values()].filter((each) => each.kind === 'paper' && textOf(each, 'kind') === 'ruling' && !isWithdrawn(each));
    return actionText('ruling') ?? papers.map((each) => textOf(each, 'number')).filter((number) => number !== null).at(-1) ?? null;
  });
  const usual = (category: Category | null): string => category?.measure ?? usualMeasure[actionText('kind') ?? ''] ?? 'sealingUp';

  async function add(category: Category, parent: string | null): Promise<string | null> {
    const [label = ''] = await takeLabels(1);
    const measure = category.measure ?? usualMeasure[actionText('kind') ?? ''] ?? null;
    const id = workspace.newId();
    const room = category.tangible && parent === null ? (items.top.value.at(-1)?.room ?? null) : null;
    return (await act([newItem(seat(), id, label, category, { parent, measure, room })], t('inventory.said.added', { label }))) ? id : null;
  }

  /** So many more like the model; `seals`: numbers for each. Returns the id of the first. */
  async function addAlike(model: ItemView, count: number, seals: readonly (readonly string[])[] = [], leaves: readonly Readonly<Record<string, Json>>[] = []): Promise<string | null> {
    const labels = await takeLabels(count);
    const ids = labels.map(() => workspace.newId());
    const acts = labels.map((label, i) => withSeals(alikeItem(seat(i), ids[i] ?? '', label, model, leaves[i]), seals[i] ?? [], workspace.newId));
    const said = count === 1 ? t('inventory.said.added', { label: labels[0] ?? '' }) : t('inventory.said.addedMany', { from: labels[0] ?? '', to: labels.at(-1) ?? '', n: count });
    return (await act(acts, said)) ? (ids[0] ?? null) : null;
  }

  /** One leaf as it was left, with what it brings along, in the same act. */
  function set(item: ItemView, path: string, value: Json, seen: readonly string[], said: string | null = null): Promise<boolean> {
    const consequence = consequencesOf(item, path, value, items.debtors.value);
    const write = writing(item.document, { [path]: value, ...consequence?.leaves });
    if (write.op !== 'set') return Promise.resolve(false);
    const asSeen = { ...write, change: { ...write.change, seen: { ...write.change.seen, [path]: seen } } };
    return act([asSeen], consequence && consequence.is !== 'valued' ? t(`inventory.said.${consequence.is}`, { label: item.label }) : said);
  }

  const change = (item: ItemView, leaves: Readonly<Record<string, Json>>, said: string | null) => act([writing(item.document, leaves)], said);
  const withdraw = (item: ItemView, reason: string) => act([withdrawal(item.document, true, reason)], t('inventory.said.withdrawn', { label: item.label }));
  const restore = (item: ItemView) => act([withdrawal(item.document, false, t('inventory.said.restoreReason'))], t('inventory.said.restored', { label: item.label }));

  return { act, undo, last, saving, add, addAlike, set, change, withdraw, restore, items, action, documents: () => props.live.documents, startDay, placeText, ruling, usual };
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
