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
  { path: '/cases', name: 'cases', component: () => import('@/features/case-list').then((part) => part.CaseListPage) },
  { path: '/cases/:caseId', name: 'case', component: () => import('@/features/case-file').then((part) => part.CaseFilePage) },
  { path: '/actions', name: 'actions', component: () => import('@/features/field-action').then((part) => part.ActionListPage) },
  {
    path: '/actions/:actionId',
    component: () => import('@/features/field-action').then((part) => part.ActionPage),
    children: [
      { path: '', name: 'action', redirect: { name: 'action-inventory' } },
      { path: 'inventory', name: 'action-inventory', component: () => import('@/features/inventory').then((part) => part.InventoryTab) },
      { path: 'photos', name: 'action-photos', component: () => import('@/features/camera').then((part) => part.PhotosTab) },
      { path: 'people', name: 'action-people', component: () => import('@/features/field-action').then((part) => part.PeopleTab) },
      { path: 'land', name: 'action-land', component: () => import('@/features/land-survey').then((part) => part.LandTab) },
      { path: 'transcript', name: 'action-transcript', component: () => import('@/features/transcript').then((part) => part.TranscriptTab) },
      { path: 'signing', name: 'action-signing', component: () => import('@/features/signing').then((part) => part.SigningTab) },
    ],
  },
  { path: '/queue', name: 'queue', component: () => import('@/features/sync-queue').then((part) => part.QueuePage) },
  { path: '/team', name: 'team', meta: { leadOnly: true }, component: () => import('@/features/team-review').then((part) => part.TeamPage) },
  { path: '/settings', name: 'settings', component: () => import('./SettingsScreen.vue') },
  { path: '/:rest(.*)*', name: 'nowhere', redirect: '/' },
];
