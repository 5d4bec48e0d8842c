/** Where something is: a fix of the receiver, shown as the claim that it is. */
export { default as PlaceField } from './PlaceField.vue';
export { usePlaceWords } from './usePlaceWords';
export { useWhereabouts } from './useWhereabouts';
