/** 现场: starting a field action, its page with tabs, who was there. */
export { default as ActionListPage } from './ActionListPage.vue';
export { default as ActionPage } from './ActionPage.vue';
export { default as ActionRowLink } from './ActionRowLink.vue';
export { default as PeopleTab } from './PeopleTab.vue';
export { default as StartSheet } from './StartSheet.vue';
export { fromShanghaiLocal, toShanghaiLocal } from '@/domain/time/shanghaiLocal';
export { useAction } from './useAction';
export { useActionOptions } from './useActionOptions';
