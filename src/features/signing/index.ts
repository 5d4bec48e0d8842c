/** 定稿与签名: the frozen paper and how each person's signing ended. */
export { default as SigningTab } from './SigningTab.vue';
