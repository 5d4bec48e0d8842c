/** The list of cases. */
export { default as CaseListPage } from './CaseListPage.vue';
