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
  { path: '/sign-in', name: 'sign-in', meta: { bare: true }, component: () => import('@/features/sign-in/SignInPage.vue') },
  { path: '/unlock', name: 'unlock', meta: { bare: true }, component: () => import('@/features/sign-in/UnlockPage.vue') },
  { path: '/recovered', name: 'recovered', meta: { bare: true }, component: () => import('@/features/recovery/RecoveryPage.vue') },
  { path: '/cases', name: 'cases', component: () => import('@/features/case-list/CaseListPage.vue') },
  { path: '/cases/:caseId', name: 'case', component: () => import('@/features/case-file/CaseFilePage.vue') },
  { path: '/actions', name: 'actions', component: () => import('@/features/field-action/ActionListPage.vue') },
  {
    path: '/actions/:actionId',
    component: () => import('@/features/field-action/ActionPage.vue'),
    children: [
      { path: '', name: 'action', redirect: { name: 'action-inventory' } },
      { path: 'inventory', name: 'action-inventory', component: () => import('@/features/inventory/InventoryTab.vue') },
      { path: 'photos', name: 'action-photos', component: () => import('@/features/camera/PhotosTab.vue') },
      { path: 'people', name: 'action-people', component: () => import('@/features/field-action/PeopleTab.vue') },
      { path: 'course', name: 'action-course', component: () => import('@/features/course/CourseTab.vue') },
      { path: 'land', name: 'action-land', component: () => import('@/features/land-survey/LandTab.vue') },
      { path: 'custody', name: 'action-custody', component: () => import('@/features/custody/CustodyTab.vue') },
      { path: 'transcript', name: 'action-transcript', component: () => import('@/features/transcript/TranscriptTab.vue') },
      { path: 'signing', name: 'action-signing', component: () => import('@/features/signing/SigningTab.vue') },
      { path: 'paper', name: 'action-paper', component: () => import('@/features/paper/PaperTab.vue') },
    ],
  },
  { path: '/queue', name: 'queue', component: () => import('@/features/sync-queue/QueuePage.vue') },
  { path: '/team', name: 'team', meta: { leadOnly: true }, component: () => import('@/features/team-review/TeamPage.vue') },
  { path: '/settings', name: 'settings', component: () => import('./SettingsScreen.vue') },
  { path: '/:rest(.*)*', name: 'nowhere', redirect: '/' },
];
