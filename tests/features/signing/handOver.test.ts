// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createApp, h, nextTick } from 'vue';
import { createPinia } from 'pinia';
import { createMemoryHistory, createRouter, RouterView } from 'vue-router';
import type { Signer } from '@/domain/signing';
import HandOver from '@/features/signing/HandOver.vue';
import { i18n, startLanguage } from '@/i18n';
import { lockKey, type Lock } from '@/ports/unlock';
import { workspaceKey } from '@/ports/workspace';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';
import { buttonNamed } from '../../ui/mountPart';

/** Stands in for the browser's: tells what is in sight when the test says so. */
let see: (inSight: boolean) => void = () => undefined;
beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', class {
    constructor(told: (entries: { isIntersecting: boolean }[]) => void) {
      see = (isIntersecting) => told([{ isIntersecting }]);
    }
    observe(): void {
      see(false);
    }
    disconnect(): void {
      see = () => undefined;
    }
  });
});
afterEach(() => vi.unstubAllGlobals());

const signer: Signer = { id: 'x1', name: '古某', roles: ['role.grassroots'], left: null, minor: false, signed: null, former: [] };
const text = { title: '扣押笔录', text: '扣押笔录\n一、开始时间', second: null, at: null };

async function inHand() {
  await startLanguage();
  const back = vi.fn();
  const screen = () => h(HandOver, { signer, text, snapshot: 'a'.repeat(64), readers: ['翻某'], languages: ['汉语', '维吾尔语'], busy: false, saved: false, onBack: back });
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { render: screen } }, { path: '/cases', component: { render: () => h('p', 'all the cases') } }] });
  await router.push('/');
  const lock: Lock = { door: null, goingOn: null, lock: () => undefined, changePassphrase: () => Promise.resolve('ok'), hold: () => () => undefined };
  const host = document.body.appendChild(document.createElement('div'));
  const app = createApp({ render: () => h(RouterView) }).use(createPinia()).use(i18n).use(router).provide(workspaceKey, memoryWorkspace().workspace).provide(lockKey, lock);
  app.mount(host);
  await nextTick();
  const page = () => document.querySelector<HTMLElement>('[role=dialog]') ?? document.body;
  const end = () => {
    app.unmount();
    host.remove();
  };
  return { page, router, back, end };
}

it('cannot be signed before it was read to its end', async () => {
  const { page, end } = await inHand();
  expect(buttonNamed(page(), '请先读到最后').disabled).toBe(true);
  see(true);
  await nextTick();
  expect(buttonNamed(page(), '我已读完，去签名').disabled).toBe(false);
  buttonNamed(page(), '我已读完，去签名').click();
  await nextTick();
  expect(page().querySelector('canvas')).not.toBeNull();
  end();
});

it('or was read aloud: by whom and in which language is asked first', async () => {
  const { page, end } = await inHand();
  buttonNamed(page(), '读不了，请人宣读').click();
  await nextTick();
  buttonNamed(page(), '已全文宣读，去签名').click();
  page().querySelector('form')?.dispatchEvent(new Event('submit'));
  await nextTick();
  expect(page().textContent).toContain('请写明谁宣读的');
  buttonNamed(page(), '翻某').click();
  await nextTick();
  page().querySelector('form')?.dispatchEvent(new Event('submit'));
  await nextTick();
  expect(page().querySelector('canvas')).not.toBeNull();
  end();
});

it('stays in the person’s hands: neither Escape nor the way back leads to the case', async () => {
  const { page, router, back, end } = await inHand();
  page().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  await router.push('/cases');
  await nextTick();
  expect([back.mock.calls.length, router.currentRoute.value.path, page().textContent?.includes('all the cases')]).toEqual([0, '/', false]);
  expect(page().textContent).toContain('扣押笔录');
  end();
});
