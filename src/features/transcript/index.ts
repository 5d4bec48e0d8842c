/** 笔录: written from what was captured, corrected by a person, frozen when it is signed. */
export { default as TranscriptTab } from './TranscriptTab.vue';
export { default as CustodianSheet } from './CustodianSheet.vue';
export { useCustodian } from './useCustodian';
export { useTranscript } from './useTranscript';
export { useChangeWords } from './useChangeWords';
export { countBlanks } from './blanks';
