/** What an action still lacks by the rules, live, and the way to each place. */
export { default as ChecklistButton } from './ChecklistButton.vue';
export { default as ChecklistPanel } from './ChecklistPanel.vue';
export { default as SearchLock } from './SearchLock.vue';
export { useChecklist, type Checklist } from './useChecklist';
