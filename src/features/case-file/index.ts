/** 案件: the case file, and the parts of it that other screens show. */
export { default as AmountsCard } from './AmountsCard.vue';
export { default as CaseFilePage } from './CaseFilePage.vue';
export { default as DeadlineRing } from './DeadlineRing.vue';
export { default as DeadlinesCard } from './DeadlinesCard.vue';
export { useCaseRecord } from './useCaseRecord';
export { useToday } from './useToday';
