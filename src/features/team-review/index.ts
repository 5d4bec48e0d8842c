/** What the team's tablets sent and what they say they still hold. */
export { default as TeamPage } from './TeamPage.vue';
