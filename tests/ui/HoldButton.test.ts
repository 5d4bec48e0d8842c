// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import HoldButton from '@/ui/button/HoldButton.vue';
import { mountPart } from './mountPart';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function aButton() {
  const held = vi.fn();
  const part = await mountPart(HoldButton, { hint: '请按住不放', holdMs: 1_000, onHeld: held }, { default: () => '收回' });
  const button = part.host.querySelector('button') as HTMLButtonElement;
  const send = (type: string, key?: string) => button.dispatchEvent(key === undefined ? new Event(type) : new KeyboardEvent(type, { key }));
  return { ...part, held, button, send };
}

it('does its deed only when it is held long enough', async () => {
  const { held, send, remove } = await aButton();
  send('pointerdown');
  vi.advanceTimersByTime(900);
  send('pointerup');
  send('click');
  vi.advanceTimersByTime(5_000);
  expect(held).not.toHaveBeenCalled();
  send('pointerdown');
  vi.advanceTimersByTime(1_000);
  expect(held).toHaveBeenCalledOnce();
  remove();
});

it('a tap does nothing but say how, however often', async () => {
  const { host, held, send, remove } = await aButton();
  for (let n = 0; n < 4; n += 1) for (const type of ['pointerdown', 'pointerup', 'click']) send(type);
  await vi.advanceTimersByTimeAsync(0);
  expect(held).not.toHaveBeenCalled();
  expect(host.textContent).toContain('请按住不放');
  remove();
});

it('a finger that slides off, or that the device takes away, lets go', async () => {
  const { held, send, remove } = await aButton();
  for (const gone of ['pointerleave', 'pointercancel']) {
    send('pointerdown');
    vi.advanceTimersByTime(500);
    send(gone);
    vi.advanceTimersByTime(5_000);
  }
  expect(held).not.toHaveBeenCalled();
  remove();
});

it('a key is held like a finger; a reader that only clicks clicks twice', async () => {
  const { held, send, remove } = await aButton();
  send('keydown', 'Enter');
  vi.advanceTimersByTime(1_000);
  send('keyup', 'Enter');
  expect(held).toHaveBeenCalledTimes(1);
  send('click');
  expect(held).toHaveBeenCalledTimes(1);
  send('click');
  expect(held).toHaveBeenCalledTimes(2);
  remove();
});
