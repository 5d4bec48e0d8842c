/** 文书: the papers of an action as PDF and print, and the copies that were handed over. */
export { default as PaperTab } from './PaperTab.vue';
export { default as PrintSheet } from './PrintSheet.vue';
