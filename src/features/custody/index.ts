/** 保管: who has the things, hand-overs, seal strips and cash on its way. */
export { default as CustodyTab } from './CustodyTab.vue';
export { default as ItemChain } from './ItemChain.vue';
export { default as SealRangeCard } from './SealRangeCard.vue';
export { default as SealRecordSheet } from './SealRecordSheet.vue';
