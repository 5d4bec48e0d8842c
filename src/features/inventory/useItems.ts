import { computed } from 'vue';
import { isDebtorRole } from '@/domain/case/caseRecord';
import { compareLabels } from '@/domain/inventory/numbering';
import { inventoryTotals } from '@/domain/inventory/inventoryTotals';
import { keptItems } from '@/domain/inventory/exemption';
import { contentsOf, isInside } from '@/domain/inventory/nesting';
import { countedTwiceFen, sameNumbers } from '@/domain/inventory/sameNumber';
import { textOf, type FoldedDocument } from '@/domain/journal';
import { sealRecordsOf, sealsNow, type SealRecord } from '@/domain/seals';
import type { LiveCase } from '@/ports/workspace';
import { itemView, type ItemView } from '@/domain/inventory/itemView';

/** The items of an action, and the totals of the whole case: the limit is the case's, whichever action took the thing. */
export function useItems(live: () => LiveCase, actionId: () => string) {
  // A thousand items are read once each: a folded document never changes, a new state is a new object.
  const read = new WeakMap<FoldedDocument, ItemView>();
  function view(document: FoldedDocument): ItemView {
    const known = read.get(document) ?? itemView(document);
    read.set(document, known);
    return known;
  }

  const recorded = computed(() => {
    const views: ItemView[] = [];
    const records = sealRecordsOf(live().documents.values());
    for (const document of live().documents.values()) if (document.kind === 'item') views.push(withRecords(view(document), records));
    return views.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : compareLabels(a.label, b.label)));
  });
  const same = computed(() => sameNumbers(recorded.value));
  /** Every thing of the case; one that stands on its lists twice has that as its first doubt. */
  const all = computed(() => (same.value.of.size === 0 ? recorded.value : recorded.value.map((item) => withDoubt(item, same.value.of.get(item.id)?.[0]?.key))));
  const own = computed(() => all.value.filter(({ document }) => document.action === actionId()));
  const byId = computed(() => new Map(all.value.map((item) => [item.id, item])));
  const listed = computed(() => own.value.filter(({ withdrawn }) => !withdrawn));
  const withdrawn = computed(() => own.value.filter((item) => item.withdrawn));
  const children = computed(() => {
    const lists = new Map<string, ItemView[]>();
    for (const item of listed.value) if (item.parent !== null) lists.set(item.parent, [...(lists.get(item.parent) ?? []), item]);
    return lists;
  });
  /** Top rows; a contained thing whose container was withdrawn, or that lies in itself, stays in sight. */
  const top = computed(() => listed.value.filter(({ id, parent }) => parent === null || (byId.value.get(parent)?.withdrawn ?? true) || isInside(byId.value, id, id)));
  /** How many things lie in each, in whatever is inside it too. */
  const contents = computed(() => contentsOf(listed.value));
  /** Rooms of this action, the one that was used last first. */
  const rooms = computed(() => [...new Set(own.value.map(({ room }) => room).filter((room) => room !== null).reverse())]);
  const kept = computed(() => keptItems(listed.value));

  const totals = computed(() => inventoryTotals(all.value));
  const ownTotals = computed(() => inventoryTotals(own.value));
  /** What stands in the value twice, because the thing stands on the case's lists twice. */
  const countedTwice = computed(() => countedTwiceFen(same.value));
  const labels = computed(() => all.value.map(({ label }) => label));
  /** Every seal number in use, with the labels of the items that bear it. */
  const sealsInUse = computed(() => {
    const used = new Map<string, string[]>();
    for (const item of all.value) for (const seal of item.withdrawn ? [] : item.seals) used.set(seal.number, [...(used.get(seal.number) ?? []), item.label]);
    return used;
  });
  /** The highest seal number of this action: the series that is in hand. */
  const lastSeal = computed(() => own.value.flatMap(({ seals }) => seals.map(({ number }) => number)).sort().at(-1) ?? null);
  const debtors = computed(() => {
    const names: string[] = [];
    for (const document of live().documents.values())
      if (document.kind === 'party' && isDebtorRole(textOf(document, 'role'))) names.push(textOf(document, 'name') ?? '');
    return names;
  });

  return { all, own, same, byId, listed, withdrawn, top, contents, rooms, kept, children, totals, ownTotals, countedTwiceFen: countedTwice, labels, sealsInUse, lastSeal, debtors };
}

/** A thing with its strips as they are now, also where its list was signed before. */
function withRecords(item: ItemView, records: readonly SealRecord[]): ItemView {
  const seals = sealsNow(item.seals, item.id, records);
  return seals === item.seals ? item : { ...item, seals };
}

const withDoubt = (item: ItemView, key: string | undefined): ItemView => (key === undefined ? item : { ...item, findings: [{ level: 'warn', code: 'listedTwice', key }, ...item.findings] });
