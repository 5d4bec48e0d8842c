// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { createApp, h, nextTick } from 'vue';
import { createPinia } from 'pinia';
import type { Signer } from '@/domain/signing';
import SignSheet from '@/features/signing/SignSheet.vue';
import { i18n, startLanguage } from '@/i18n';
import { workspaceKey } from '@/ports/workspace';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';
import { buttonNamed } from '../../ui/mountPart';

const open: Signer = { id: 'x1', name: '古某', roles: ['role.grassroots'], left: null, minor: false, signed: null, former: [] };
const refused: Signer = {
  ...open,
  signed: { is: 'sign', entry: 'e1', actor: 'o', at: '2024-08-17T05:30:00.000Z', snapshot: 'a'.repeat(64), person: { id: 'x1', name: '古某', role: '' }, outcome: { is: 'refused', reason: '不认可' } },
};

async function sheetOf(signer: Signer) {
  await startLanguage();
  const [hand, close] = [vi.fn(), vi.fn()];
  const host = document.body.appendChild(document.createElement('div'));
  const app = createApp({ render: () => h(SignSheet, { signer, sheets: [], witnesses: [], canRead: true, busy: false, onHand: hand, onClose: close }) });
  app.use(createPinia()).use(i18n).provide(workspaceKey, memoryWorkspace().workspace).mount(host);
  await nextTick();
  const tap = async (name: string) => {
    buttonNamed(document, name).click();
    await nextTick();
  };
  const end = () => {
    app.unmount();
    host.remove();
  };
  return { hand, close, tap, end, words: () => document.body.textContent ?? '' };
}

it('who has no outcome is handed the tablet at once', async () => {
  const { hand, tap, end } = await sheetOf(open);
  await tap('交给本人');
  expect(hand).toHaveBeenCalledWith(null);
  end();
});

it('who has an outcome is shown as done, and it stands', async () => {
  const { hand, close, tap, words, end } = await sheetOf(refused);
  expect(words()).toContain('已有结果：拒签');
  expect(words()).not.toContain('本人签名');
  await tap('保留，不更改');
  expect([hand.mock.calls, close.mock.calls.length]).toEqual([[], 1]);
  end();
});

it('another outcome is recorded only with the reason why it takes its place', async () => {
  const { hand, tap, words, end } = await sheetOf(refused);
  await tap('更改结果');
  await tap('交给本人');
  expect(words()).toContain('请写明为什么更改');
  expect(hand).not.toHaveBeenCalled();
  await tap('原先未签，现同意签名');
  await tap('交给本人');
  expect(hand).toHaveBeenCalledWith('原先未签，现同意签名');
  end();
});
