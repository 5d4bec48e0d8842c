// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { h, nextTick } from 'vue';
import { VirtualList } from '@/ui';
import { mountPart } from './mountPart';

const VIEW_PX = 800;
const ROW_PX = 84;
let mounted: Awaited<ReturnType<typeof mountPart>> | undefined;

beforeEach(() => {
  // happy-dom lays nothing out: give the scroller and the rows the heights they have on a tablet.
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function (this: HTMLElement) {
    return this.classList.contains('row') ? ROW_PX : 0;
  });
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(VIEW_PX);
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(20_000 * (ROW_PX + 8));
});
afterEach(() => {
  mounted?.remove();
  vi.restoreAllMocks();
});

async function listOf(count: number) {
  const items = Array.from({ length: count }, (_, at) => ({ id: `i${at}` }));
  mounted = await mountPart(VirtualList, { items, keyOf: (item: { id: string }) => item.id, label: '清单', rowHeightPx: ROW_PX }, {
    default: ({ item }: { item: { id: string } }) => h('span', item.id),
  });
  await nextTick();
  const { host } = mounted;
  const shown = () => [...host.querySelectorAll('li')].map((row) => row.textContent);
  return { host, shown };
}

it('of 20,000 rows only those in sight are drawn', async () => {
  const { shown } = await listOf(20_000);
  expect(shown()[0]).toBe('i0');
  expect(shown().length).toBeGreaterThanOrEqual(9);
  expect(shown().length).toBeLessThan(30);
});

it('the list is as long as all its rows, and each row tells its place among them', async () => {
  const { host } = await listOf(20_000);
  const heightPx = Number.parseFloat(host.querySelector('ul')?.style.height ?? '0');
  expect(heightPx).toBe(20_000 * (ROW_PX + 8) - 8);
  const row = host.querySelector('li');
  expect(row?.getAttribute('aria-setsize')).toBe('20000');
  expect(row?.getAttribute('aria-posinset')).toBe('1');
});

it('after a scroll other rows stand there', async () => {
  const { host, shown } = await listOf(20_000);
  const scroller = host.querySelector<HTMLElement>('.scroller');
  if (!scroller) throw new Error('no scroller');
  scroller.scrollTop = 10_000 * (ROW_PX + 8);
  scroller.dispatchEvent(new Event('scroll'));
  await nextTick();
  await nextTick();
  expect(shown()).toContain('i10000');
  expect(shown()).not.toContain('i0');
  expect(shown().length).toBeLessThan(40);
});

it('an empty list draws nothing and is no error', async () => {
  const { shown } = await listOf(0);
  expect(shown()).toEqual([]);
});
