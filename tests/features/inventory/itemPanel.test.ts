// @vitest-environment happy-dom
import { createPinia } from 'pinia';
import { createApp, defineComponent, h, nextTick } from 'vue';
import { describe, expect, it } from 'vitest';
import { categories } from '@/domain/inventory/categories/registry';
import type { Json } from '@/domain/journal';
import ItemPanel from '@/features/inventory/ItemPanel.vue';
import { provideInventoryActs, type InventoryActs } from '@/features/inventory/useInventoryActs';
import { useItems } from '@/features/inventory/useItems';
import { i18n, startLanguage } from '@/i18n';
import { createMemoryHistory, createRouter } from 'vue-router';
import { workspaceKey, type EntryDraft, type LiveCase } from '@/ports/workspace';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';

const CASE = 'case-1';
const ACTION = 'action-1';

const Empty = { render: () => null };

/** The panel of one thing on the page, as the list's screen shows it. */
async function aPanel(category: string, leaves: Record<string, Json> = {}, fresh = false, beside: readonly EntryDraft[] = []) {
  const { workspace } = memoryWorkspace({ letter: 'A' });
  await workspace.record([
    { case: CASE, action: ACTION, document: { kind: 'fieldAction', id: ACTION }, op: 'create', change: { set: { kind: 'impoundment', startedAt: '2024-08-16T22:40:00.000Z' } } },
    { case: CASE, action: null, document: { kind: 'party', id: 'p1' }, op: 'create', change: { set: { role: 'respondent', name: '喀什某建材公司' } } },
    { case: CASE, action: ACTION, document: { kind: 'item', id: 'i1' }, op: 'create', change: { set: { category, label: 'A1', order: '1', quantity: 1, measure: 'impoundment', ...leaves } } },
    ...beside,
  ]);
  const live: LiveCase = await workspace.openCase(CASE);
  await startLanguage();
  const said: string[] = [];
  const opened: string[] = [];
  let acts!: InventoryActs;
  const Screen = defineComponent(() => {
    const items = useItems(() => live, () => ACTION);
    acts = provideInventoryActs({ live, actionId: ACTION }, items);
    return () => h(ItemPanel, { item: items.byId.value.get('i1')!, fresh, onOpen: (id: string) => opened.push(id) });
  });
  const host = document.body.appendChild(document.createElement('div'));
  const app = createApp(Screen);
  app.config.errorHandler = (error) => said.push(String(error));
  app.config.warnHandler = (warning) => said.push(warning);
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/actions/:actionId', name: 'action-inventory', component: Empty }, { path: '/custody/:actionId', name: 'action-custody', component: Empty }, { path: '/:rest(.*)*', component: Empty }] });
  await router.push(`/cases/${CASE}/actions/${ACTION}/inventory`);
  app.use(createPinia()).use(router).use(i18n).provide(workspaceKey, workspace).mount(host);
  // Its lower part comes behind the first picture.
  await expect.poll(() => host.querySelector('[data-path="note"]')).not.toBeNull();
  const item = () => acts.items.byId.value.get('i1')!;
  const button = (name: RegExp) => [...document.querySelectorAll('button')].find((each) => name.test(each.textContent ?? ''));
  return { host, said, opened, item, acts, button, at: () => router.currentRoute.value.fullPath, remove: () => (app.unmount(), host.remove()) };
}

describe.each(categories.map(({ id }) => id))('the panel of %s', (id) => {
  it('asks for all of it in words, and complains of nothing', async () => {
    const panel = await aPanel(id, {
      room: '客厅', coOwners: '林某', exempt: 'schooling', handleBy: '2024-08-20', otherSeal: { court: '某法院' }, confirmation: { by: '依某' }, custodian: { name: '马某', kind: 'debtor' },
      'claim/c': { by: '依某', at: 'never', order: 1 }, 'log/l': { is: 'died', count: 1, order: 1 }, 'term/physical': { from: '2024-08-17', to: '2026-08-16' },
    });
    panel.button(/^更多项目/)?.click();
    panel.button(/更多权属项目/)?.click();
    await nextTick();
    expect(panel.said).toEqual([]);
    expect(panel.host.textContent).not.toMatch(/inventory\.|camera\.|undefined|NaN/);
    for (const { key } of categories.find((each) => each.id === id)?.attributes ?? []) expect([key, panel.host.querySelector(`[data-path="${key === 'quantity' ? key : `attr/${key}`}"]`) !== null]).toEqual([key, true]);
    panel.remove();
  });
});

describe('the panel', () => {
  it('has a keyboard go from what is empty to what is empty', async () => {
    const panel = await aPanel('vehicle', { 'attr/model': '三一', 'attr/colour': '白' }, true);
    const at = () => document.activeElement?.closest('[data-path]')?.getAttribute('data-path');
    const enter = () => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    const went = [at()];
    for (let i = 0; i < 3; i += 1) {
      enter();
      went.push(at());
    }
    expect(went).toEqual(['name', 'attr/plate', 'attr/vin', 'attr/engineNo']);
    panel.remove();
  });

  it('tells what is both taken and kept, and one tap keeps it', async () => {
    const panel = await aPanel('goods', { exempt: 'medical', 'attr/name': '轮椅' });
    expect(panel.host.textContent).toContain('既列入查扣，又属于保留物品');
    panel.button(/^列入保留清单$/)?.click();
    await expect.poll(() => panel.item().measure).toBe('notSeized');
    await nextTick();
    expect(panel.host.textContent).toContain('已列入保留清单');
    panel.remove();
  });

  it('proposes the longest term from the day of the action on, and writes what a person saves', async () => {
    const panel = await aPanel('vehicle');
    panel.button(/^—?实物查封、扣押/)?.click();
    await nextTick();
    await nextTick();
    const days = [...document.querySelectorAll<HTMLInputElement>('input[type=date]')].map(({ value }) => value);
    expect(days).toContain('2024-08-17');
    expect(days).toContain('2026-08-16');
    document.querySelector<HTMLFormElement>('form#leaf')?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));
    await expect.poll(() => panel.item().terms.physical).toEqual({ from: '2024-08-17', to: '2026-08-16', ruling: null });
    expect(panel.said).toEqual([]);
    panel.remove();
  });

  const TRUCK = { valueFen: 28_000_000, 'attr/plate': '新Q31007', 'attr/vin': 'LTEST00M8N0000007' };
  const twin = (action: string): EntryDraft => ({ case: CASE, action, document: { kind: 'item', id: 'twin' }, op: 'create', change: { set: { category: 'vehicle', label: 'B7', order: '2', measure: 'impoundment', ...TRUCK } } });
  const north: EntryDraft = { case: CASE, action: 'north', document: { kind: 'fieldAction', id: 'north' }, op: 'create', change: { set: { kind: 'impoundment', placeText: '北门' } } };

  it('tells under the number that the thing stands in another action too: one tap leads there, one withdraws this one as listed twice', async () => {
    const panel = await aPanel('vehicle', TRUCK, false, [north, twin('north')]);
    const note = () => panel.host.querySelector('[data-path="attr/plate"] + [role=status]')?.textContent ?? '';
    expect(note()).toContain('同一号牌、车架号（VIN）也登在：北门 · 清单 B7 号');
    expect(note()).toContain('估值计了两遍');
    panel.button(/^去看 B7 号/)?.click();
    await expect.poll(panel.at).toBe('/actions/north?item=twin&path=attr/plate');
    panel.button(/^撤回 A1 号/)?.click();
    await expect.poll(() => document.querySelector('form#withdraw')).not.toBeNull();
    expect(document.querySelector('form#withdraw')?.textContent).toContain('两份原始记录都在');
    document.querySelector<HTMLFormElement>('form#withdraw')?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));
    await expect.poll(() => panel.item().withdrawn).toBe(true);
    await nextTick();
    expect(note()).toBe('');
    expect(panel.said).toEqual([]);
    panel.remove();
  });

  it('of one list the tap opens the other thing; what is not in the value twice is not said to be', async () => {
    const panel = await aPanel('vehicle', { ...TRUCK, measure: 'toVerify' }, false, [twin(ACTION)]);
    expect(panel.host.textContent).toContain('也登在：本清单 B7 号');
    expect(panel.host.textContent).not.toContain('估值计了两遍');
    panel.button(/^去看 B7 号/)?.click();
    expect(panel.opened).toEqual(['twin']);
    panel.remove();
  });
});
