import { onScopeDispose } from 'vue';

/** A text that is left alone this long is written down as an entry (E6). */
const IDLE_MS = 30_000;

/** Calls `leave` after 30 s without typing, when the page is hidden, and when the screen goes. */
export function useKeptText(leave: () => Promise<boolean>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);

  function typed() {
    stop();
    timer = setTimeout(() => void leave(), IDLE_MS);
  }
  function hidden() {
    if (document.visibilityState === 'hidden') void leave();
  }
  document.addEventListener('visibilitychange', hidden);
  onScopeDispose(() => {
    stop();
    document.removeEventListener('visibilitychange', hidden);
    void leave();
  });
  return { typed };
}
