/** The way in and the way out. */
export { default as SignInPage } from './SignInPage.vue';
export { default as AccountCard } from './AccountCard.vue';
