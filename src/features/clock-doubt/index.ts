/** What speaks against the time of a record: told beside it, and never a reason to refuse it (E5). */
export { default as ClockDoubts } from './ClockDoubts.vue';
