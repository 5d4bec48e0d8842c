// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { nextTick, reactive } from 'vue';
import { MoneyField } from '@/ui';
import { buttonNamed, mountPart } from './mountPart';

let mounted: Awaited<ReturnType<typeof mountPart>> | undefined;
afterEach(() => mounted?.remove());

async function field(amountFen: number | null, more: Record<string, unknown> = {}) {
  const props = reactive({ label: '估值', modelValue: amountFen, ...more, 'onUpdate:modelValue': (fen: number | null) => (props.modelValue = fen) });
  mounted = await mountPart(MoneyField, props);
  const { host } = mounted;
  const input = host.querySelector('input');
  if (!input) throw new Error('no input');
  const write = async (text: string) => {
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await nextTick();
  };
  return { props, host, input, write };
}

it('shows 分 as 元 with thousands', async () => {
  const { input } = await field(336_000_000);
  expect(input.value).toBe('3,360,000');
});

it('what is written in 元 arrives in 分', async () => {
  const { props, write } = await field(null);
  await write('1234.5');
  expect(props.modelValue).toBe(123_450);
});

it('what is no amount is kept to be corrected, is null, and says so', async () => {
  const { props, host, input, write } = await field(100);
  await write('约三万');
  expect(props.modelValue).toBeNull();
  expect(input.value).toBe('约三万');
  expect(host.querySelector('[role=alert]')?.textContent).toContain('不是有效数字');
  expect(input.getAttribute('aria-invalid')).toBe('true');
});

it('an absurd amount is named with its limit', async () => {
  const { host } = await field(20_000_000_000, { maxFen: 10_000_000_000 });
  expect(host.querySelector('[role=alert]')?.textContent).toContain('¥ 100,000,000');
});

it('emptied is unknown, not zero', async () => {
  const { props, write } = await field(5000);
  await write('');
  expect(props.modelValue).toBeNull();
});

it('the big keys write into the field', async () => {
  const { props, host } = await field(null);
  buttonNamed(host, '用大键盘输入：估值').click();
  await nextTick();
  await nextTick();
  for (const key of ['6', '万', '确定']) {
    buttonNamed(document, key).click();
    await nextTick();
  }
  expect(props.modelValue).toBe(6_000_000);
});
