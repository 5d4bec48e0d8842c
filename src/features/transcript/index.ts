/** 笔录: written from what was captured, corrected by a person, frozen when it is signed. */
export { default as TranscriptTab } from './TranscriptTab.vue';
export { transcriptOf, useTranscript } from './useTranscript';
export { useChangeWords } from './useChangeWords';
export { countBlanks } from './blanks';
