/** 经过: what happened in the action, by the clock, and the recording of it. */
export { default as CourseTab } from './CourseTab.vue';
