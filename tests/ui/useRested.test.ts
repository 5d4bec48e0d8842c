import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { effectScope, shallowReactive, type EffectScope } from 'vue';
import { useRested } from '@/ui/layout/useRested';

let scope: EffectScope;
beforeEach(() => {
  vi.useFakeTimers();
  scope = effectScope();
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

function counted(first: 'now' | 'later') {
  const things = shallowReactive(new Map([['truck', 1]]));
  const look = vi.fn(() => [...things.values()].reduce((sum, value) => sum + value, 0));
  return { things, look, ...scope.run(() => useRested(look, first))! };
}

test('what the screen waits for is there at once; the rest comes by itself', () => {
  expect(counted('now').found.value).toBe(1);
  const { found } = counted('later');
  expect(found.value).toBeNull();
  vi.runAllTimers();
  expect(found.value).toBe(1);
});

test('many changes are one look, when they have rested', () => {
  const { things, look, found } = counted('now');
  for (let n = 0; n < 50; n += 1) things.set(`cab-${n}`, 1);
  expect([look.mock.calls.length, found.value]).toEqual([1, 1]);
  vi.runAllTimers();
  expect([look.mock.calls.length, found.value]).toEqual([2, 51]);
});

test('whoever has to know now looks now, and it is not looked at again for the same change', () => {
  const { things, look, found, lookNow } = counted('now');
  things.set('cab', 2);
  lookNow();
  expect(found.value).toBe(3);
  vi.runAllTimers();
  expect(look).toHaveBeenCalledTimes(2);
});

test('a screen that has gone looks no more', () => {
  const { things, look } = counted('now');
  things.set('cab', 2);
  scope.stop();
  vi.runAllTimers();
  expect(look).toHaveBeenCalledTimes(1);
});
