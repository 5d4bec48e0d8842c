// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';

/** Turns the tablet. */
let turn: (isWide: boolean) => void = () => undefined;
vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: (_: string, told: (event: { matches: boolean }) => void) => (turn = (matches) => told({ matches })) }));
const { coverPage, useSteadyWide } = await import('@/ui/layout/steadyLayout');

it('a page keeps its panes while something covers it, however the tablet is turned, and takes its shape when it is seen again', async () => {
  const page = effectScope();
  const wide = page.run(() => useSteadyWide());
  const camera = effectScope();
  camera.run(() => coverPage());
  turn(false);
  await nextTick();
  expect(wide?.value).toBe(true);
  camera.stop();
  await nextTick();
  expect(wide?.value).toBe(false);
  turn(true);
  await nextTick();
  expect(wide?.value).toBe(true);
  page.stop();
});

it('a sheet keeps them while it is open, and no longer', async () => {
  const page = effectScope();
  const wide = page.run(() => useSteadyWide());
  const open = ref(false);
  const sheet = effectScope();
  sheet.run(() => coverPage(() => open.value));
  turn(false);
  await nextTick();
  expect(wide?.value).toBe(false);
  open.value = true;
  await nextTick();
  turn(true);
  await nextTick();
  expect(wide?.value).toBe(false);
  open.value = false;
  await nextTick();
  expect(wide?.value).toBe(true);
  open.value = true;
  await nextTick();
  turn(false);
  sheet.stop();
  await nextTick();
  expect(wide?.value).toBe(false);
  page.stop();
});
