// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { ValueMeter } from '@/ui';
import { mountPart } from './mountPart';

let mounted: Awaited<ReturnType<typeof mountPart>> | undefined;
afterEach(() => mounted?.remove());

const meter = async (valueFen: number, limitFen: number | null) => {
  mounted = await mountPart(ValueMeter, { label: '已扣押估值', valueFen, limitFen, farOver: 1.2, limitLabel: '债权 + 执行费' });
  return mounted.host;
};

it('below the limit: the figures, no word of warning', async () => {
  const host = await meter(336_000_000, 390_100_000);
  expect(host.textContent).toContain('¥ 3,360,000');
  expect(host.textContent).toContain('¥ 3,901,000 · 86%');
  expect(host.querySelector('.chip')).toBeNull();
});

it('over the limit: says by how much, not by colour alone', async () => {
  const host = await meter(401_000_000, 390_100_000);
  expect(host.querySelector('.chip')?.textContent).toContain('超出 ¥ 109,000（2.79%）');
});

it('far over the limit: the same word, in the colour of what stops', async () => {
  const host = await meter(500_000_000, 390_100_000);
  expect(host.querySelector('.chip')?.textContent).toContain('超出 ¥ 1,099,000');
  expect(host.querySelector('.fill')?.classList).toContain('tone-seal');
});

it('a limit that nobody knows is said to be unknown, and no share is drawn', async () => {
  const host = await meter(100, null);
  expect(host.textContent).toContain('上限未知');
  expect(host.querySelector('[role=meter]')).toBeNull();
});

it('3,920,000 against 3,901,000: over by 0.49 %, and within the second mark that counts the interest', async () => {
  mounted = await mountPart(ValueMeter, { label: '已控制估值', valueFen: 392_000_000, limitFen: 390_100_000, farOver: 1.2, limitLabel: '债权＋执行费', other: { fen: 404_285_500, label: '含加倍利息 ¥ 4,042,855' }, atLeast: '至少' });
  const { host } = mounted;
  expect(host.querySelector('.chip')?.textContent).toContain('超出 ¥ 19,000（0.49%）');
  expect(host.querySelectorAll('.mark')).toHaveLength(2);
  expect(host.textContent).toContain('含加倍利息 ¥ 4,042,855');
  expect(host.querySelector('strong')?.textContent).toContain('至少');
});

it('a screen reader hears value and limit', async () => {
  const host = await meter(336_000_000, 390_100_000);
  expect(host.querySelector('[role=meter]')?.getAttribute('aria-valuetext')).toBe('¥ 3,360,000 / ¥ 3,901,000');
});
