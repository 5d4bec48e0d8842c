// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { reactive } from 'vue';
import { NumberPad } from '@/ui';
import { buttonNamed, mountPart } from './mountPart';

let mounted: Awaited<ReturnType<typeof mountPart>> | undefined;
afterEach(() => mounted?.remove());

async function pad(kind: 'integer' | 'decimal' | 'money', start = '', replace = false) {
  const done = vi.fn();
  const props = reactive({ modelValue: start, kind, replace, onDone: done, 'onUpdate:modelValue': (text: string) => (props.modelValue = text) });
  mounted = await mountPart(NumberPad, props);
  const { host } = mounted;
  const tap = async (...names: string[]) => {
    for (const name of names) {
      buttonNamed(host, name).click();
      await Promise.resolve();
    }
  };
  return { props, host, tap, done };
}

it('two taps and 万 write a price', async () => {
  const { props, tap, done } = await pad('money');
  await tap('2', '8', '万', '确定');
  expect(props.modelValue).toBe('280000');
  expect(done).toHaveBeenCalledOnce();
});

it('退格 takes the last digit, 清空 all', async () => {
  const { props, tap } = await pad('integer', '38420');
  await tap('退格');
  expect(props.modelValue).toBe('3842');
  await tap('清空');
  expect(props.modelValue).toBe('');
});

it('a field that held a number begins anew with the first digit, but 退格 corrects it', async () => {
  const anew = await pad('integer', '38420', true);
  await anew.tap('7', '0');
  expect(anew.props.modelValue).toBe('70');
  mounted?.remove();
  const corrected = await pad('integer', '38420', true);
  await corrected.tap('退格', '5');
  expect(corrected.props.modelValue).toBe('38425');
});

it('whole numbers have no point and no 万, decimals no 万', async () => {
  const { host } = await pad('integer');
  expect(host.textContent).not.toMatch(/[.万]/);
  mounted?.remove();
  const decimal = await pad('decimal');
  expect(decimal.host.textContent).toContain('.');
  expect(decimal.host.textContent).not.toContain('万');
});

it('a keyboard types into it and Enter confirms', async () => {
  const { props, host, done } = await pad('decimal');
  const group = host.querySelector('[role=group]');
  for (const key of ['1', '.', '5', 'Enter']) {
    group?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await Promise.resolve();
  }
  expect(props.modelValue).toBe('1.5');
  expect(done).toHaveBeenCalledOnce();
});
