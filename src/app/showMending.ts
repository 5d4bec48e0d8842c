import { createApp, h, shallowRef } from 'vue';
import { i18n } from '@/i18n';
import type { RecoverProgress } from '@/storage';

const progress = shallowRef<RecoverProgress | null>(null);
let shown: Promise<() => void> | null = null;

/** Covers everything with how far the recovery is, until it is over (null): the app itself may not be there yet. */
export function showMending(now: RecoverProgress | null): void {
  progress.value = now;
  if (now) shown ??= mount();
  else {
    void shown?.then((end) => end());
    shown = null;
  }
}

/** An app of its own, beside the one that waits for the store. Returns its end. */
async function mount(): Promise<() => void> {
  const { default: MendingScreen } = await import('./MendingScreen.vue');
  const screen = createApp(() => progress.value && h(MendingScreen, { progress: progress.value })).use(i18n);
  const place = document.body.appendChild(document.createElement('div'));
  screen.mount(place);
  return () => {
    screen.unmount();
    place.remove();
  };
}
