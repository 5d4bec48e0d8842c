/** What an officer is told before any screen when something was lost, or waits on a former tablet. */
export { default as RecoveryPage } from './RecoveryPage.vue';
