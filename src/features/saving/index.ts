/** Recording, undoing and drafting, the same for every screen that writes. */
export { default as ConflictChoice } from './ConflictChoice.vue';
export { undoOf, withdrawal, writing } from './undoOf';
export { useLastAct, type LastAct } from './useLastAct';
export { useSavedField } from './useSavedField';
export { useSaving } from './useSaving';
