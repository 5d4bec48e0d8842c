/** The part of Background Sync that is used; only Chromium has it, and ends it at will: it hastens sending and is never relied on. */
interface Syncing extends ServiceWorkerRegistration {
  readonly sync?: { register(tag: string): Promise<void> };
}

/** The tag under which the worker is asked, and the message that it sends to the open pages; see src/sw.ts. */
export const UNSENT = 'fieldwrit-unsent';

/** Asks the browser to call the worker when there is a network, also while no page is in sight. False: it cannot be asked. */
export async function askForBackgroundSync(): Promise<boolean> {
  const registration: Syncing | undefined = await globalThis.navigator?.serviceWorker?.getRegistration().catch(() => undefined);
  if (!registration?.sync) return false;
  return registration.sync.register(UNSENT).then(
    () => true,
    () => false,
  );
}

/** Hears of the network from the worker; returns the end of listening. */
export function onBackgroundSync(run: () => void): () => void {
  const worker = globalThis.navigator?.serviceWorker;
  const heard = ({ data }: MessageEvent<unknown>): void => {
    if (typeof data === 'object' && data !== null && 'type' in data && data.type === UNSENT) run();
  };
  worker?.addEventListener('message', heard);
  return () => worker?.removeEventListener('message', heard);
}

/** The page goes out of sight, or the network goes; returns the end of listening. */
export function onLeave(run: () => void): () => void {
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') run();
  };
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('offline', run);
  return () => {
    document.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('offline', run);
  };
}
