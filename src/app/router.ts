import { createRouter, createWebHistory } from 'vue-router';
import { navEntries } from './navEntries';
import { routes } from './routes';

/** The router of the app; `/` leads to the first entry of the rail. */
export const router = createRouter({
  history: createWebHistory(),
  routes: [{ path: '/', redirect: () => ({ name: firstScreen() }) }, ...routes],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

function firstScreen(): string {
  return navEntries.find(({ route }) => router.hasRoute(route))?.route ?? 'settings';
}

/** Loads the parts of the screen at this address before anybody goes there. What cannot be loaded is asked for again by the router. */
export async function loadScreen(path: string): Promise<void> {
  const name = path === '/' ? firstScreen() : null;
  const { matched } = router.resolve(name === null ? path : { name });
  const parts = matched.flatMap(({ components }) => Object.values(components ?? {}));
  await Promise.allSettled(parts.map((part) => (typeof part === 'function' ? (part as () => unknown)() : part)));
}
