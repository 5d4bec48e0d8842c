import { readonly, shallowRef } from 'vue';

const HOUR_MS = 3_600_000;

const waiting = shallowRef<ServiceWorker | null>(null);
const failed = shallowRef(false);
let asked = false;

function watch(registration: ServiceWorkerRegistration) {
  // The very first worker replaces nothing, so there is nothing to ask.
  const offer = (worker: ServiceWorker | null) => {
    if (worker && navigator.serviceWorker.controller) waiting.value = worker;
  };
  offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed') offer(coming);
    });
  });
}

function lookForUpdates(registration: ServiceWorkerRegistration) {
  const look = () => {
    if (document.visibilityState === 'visible' && navigator.onLine) registration.update().catch(() => undefined);
  };
  window.addEventListener('online', look);
  setInterval(look, HOUR_MS);
}

/** Registers the worker that keeps the app on the tablet. A failure leaves the app as it is, only not available offline. */
export async function startServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (asked) location.reload();
  });
  try {
    const registration = await navigator.serviceWorker.register('/sw.js');
    watch(registration);
    lookForUpdates(registration);
  } catch {
    failed.value = true;
  }
}

/**
 * The version that waits, and `update`, which takes it and reloads: only ever called by a person's tap. `failed`: the worker could
 * not be registered, so the app will not open without a network.
 */
export function useAppUpdate() {
  function update() {
    asked = true;
    waiting.value?.postMessage({ type: 'SKIP_WAITING' });
  }
  return { waiting: readonly(waiting), failed: readonly(failed), update };
}
