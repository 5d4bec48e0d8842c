/** What this tablet still holds for the court, and why. */
export { default as QueuePage } from './QueuePage.vue';
export { useQueueFeed } from './useQueueFeed';
