import { effectScope, type EffectScope } from 'vue';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useShutter } from '@/features/camera/useShutter';

let scope: EffectScope;
let taken = 0;
const shutter = () => scope.run(() => useShutter(() => new Promise((done) => setTimeout(() => done(void (taken += 1)), 100))))!;

beforeEach(() => {
  vi.useFakeTimers();
  scope = effectScope();
  taken = 0;
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

test('a tap of the finger is one photo, its click behind it is none more', async () => {
  const { press, release, click: clicked } = shutter();
  press();
  await vi.advanceTimersByTimeAsync(120);
  release();
  clicked({ detail: 1 });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(taken).toBe(1);
});

test('a key or a switch is one photo', async () => {
  shutter().click({ detail: 0 });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(taken).toBe(1);
});

test('taps that come faster than the camera are all taken', async () => {
  const { press, release } = shutter();
  for (let n = 0; n < 3; n += 1) {
    press();
    release();
  }
  await vi.advanceTimersByTimeAsync(5_000);
  expect(taken).toBe(3);
});

test('held, it goes on until the finger is lifted, and never without end', async () => {
  const { press, release, bursting } = shutter();
  press();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(bursting.value).toBe(true);
  release();
  await vi.advanceTimersByTimeAsync(1_000);
  const lifted = taken;
  expect(lifted).toBeGreaterThan(2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect([taken, bursting.value]).toEqual([lifted, false]);
  press();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(taken).toBe(lifted + 1 + 30);
});
