/// <reference lib="webworker" />
import { createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly (PrecacheEntry | string)[] };

/** See src/platform/backgroundSync.ts. */
const UNSENT = 'fieldwrit-unsent';

/** See src/app/keepPaperFonts.ts. */
const PAPER_FONTS = 'fieldwrit-paper-fonts';

/**
 * Keeps the app on the tablet so that it starts with no network, on any of its addresses. It answers reading requests for the app's
 * own files and screens alone: never a write, never the gateway's addresses (protocol: sending is the page's business).
 */
precacheAndRoute([...self.__WB_MANIFEST], { cleanURLs: false });

// The papers' fonts are too large to hold up a new version: the page keeps them by itself (src/app/keepPaperFonts.ts), here they are found.
registerRoute(
  ({ url }) => url.origin === self.location.origin && /^\/assets\/paper-.*\.ttf$/.test(url.pathname),
  async ({ request }) => (await caches.match(request, { cacheName: PAPER_FONTS })) ?? fetch(request),
);

// A screen's address is not a file: it gets the app, which finds its way by the address. Only GET navigations come here.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api(\/|$)/, /^\/healthz$/, /\.[a-z0-9]+$/i] }));

// A new version waits until the officer takes it: it never changes the app under open work. Until it is active the files of
// the version before stay where they are.
self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'SKIP_WAITING') void self.skipWaiting();
});

// Background Sync (S1): where the browser calls, the open pages are woken. They send, the worker never does.
self.addEventListener('sync', (event) => {
  const { tag, waitUntil } = event as ExtendableEvent & { readonly tag: string };
  if (tag === UNSENT) waitUntil.call(event, wakePages());
});

async function wakePages(): Promise<void> {
  for (const page of await self.clients.matchAll({ type: 'window', includeUncontrolled: true })) page.postMessage({ type: UNSENT });
}
