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
