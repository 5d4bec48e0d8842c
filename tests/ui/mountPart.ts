import { createApp, h, nextTick, type Component } from 'vue';
import { i18n } from '@/i18n';
import ui from '@/ui/locales/zh-CN.json';

/** Puts one part on the page as a screen would, in Chinese; `props` may hold listeners (onUpdate:modelValue). */
export async function mountPart(part: Component | ((...given: never[]) => unknown), props: Record<string, unknown>, slots: Record<string, unknown> = {}) {
  i18n.global.setLocaleMessage('zh-CN', { ui });
  const host = document.body.appendChild(document.createElement('div'));
  const app = createApp({ render: () => h(part as Component, props, slots as never) });
  app.use(i18n).mount(host);
  await nextTick();
  return {
    host,
    remove() {
      app.unmount();
      host.remove();
    },
  };
}

/** The button a person would tap by what stands on it or what it is called. */
export function buttonNamed(host: ParentNode, name: string): HTMLButtonElement {
  const found = [...host.querySelectorAll('button')].find(
    (button) => button.getAttribute('aria-label') === name || button.textContent?.trim() === name,
  );
  if (!found) throw new Error(`no button named ${name}`);
  return found;
}
