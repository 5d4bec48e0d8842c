/** 丈量: a parcel measured corner by corner. */
export { default as LandTab } from './LandTab.vue';
