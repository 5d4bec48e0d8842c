import type { RouteRecordRaw } from 'vue-router';

declare module 'vue-router' {
  interface RouteMeta {
    /** Without rail and top bar, such as the sign-in. */
    bare?: true;
    /** For team leads and administrators alone. */
    leadOnly?: true;
  }
}

/** Every screen's address, each loaded when it is first opened. Names are those of `navEntries`. */
export const routes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', meta: { bare: true }, component: () => import('@/features/sign-in').then((part) => part.SignInPage) },
  { path: '/queue', name: 'queue', component: () => import('@/features/sync-queue').then((part) => part.QueuePage) },
  { path: '/settings', name: 'settings', component: () => import('./SettingsScreen.vue') },
  { path: '/:rest(.*)*', name: 'nowhere', redirect: '/' },
];
