import type { RouteRecordRaw } from 'vue-router';

declare module 'vue-router' {
  interface RouteMeta {
    /** Without rail and top bar, such as the sign-in. */
    bare?: true;
  }
}

/** Every screen's address, each loaded when it is first opened. Names are those of `navEntries`. */
export const routes: RouteRecordRaw[] = [
  { path: '/settings', name: 'settings', component: () => import('@/features/settings').then((part) => part.SettingsPage) },
  { path: '/:rest(.*)*', name: 'nowhere', redirect: '/' },
];
