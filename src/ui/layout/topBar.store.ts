import { defineStore } from 'pinia';
import { onScopeDispose, ref, shallowRef, watchEffect } from 'vue';
import type { RouteLocationRaw } from 'vue-router';
import type { IconName } from '../mark/icons';
import type { Tone } from '../mark/tone';

/** Where I am. Texts are already translated. */
export interface Place {
  readonly title: string;
  readonly detail?: string | undefined;
  /** Where the arrow at the left leads; without it there is none. */
  readonly back?: RouteLocationRaw | undefined;
  readonly pills?: readonly PlacePill[] | undefined;
}
export interface PlacePill {
  readonly text: string;
  readonly tone?: Tone | undefined;
  readonly icon?: IconName | undefined;
  readonly to?: RouteLocationRaw | undefined;
}

/** What this tablet still holds for the court; `attention` counts what a person has to decide. */
export interface Unsent {
  readonly entries: number;
  readonly files: number;
  readonly bytes: number;
  readonly attention: number;
}

/** What the top bar tells. Pages set the place (useTopBar().here), the app's wiring the photos and the unsent; null is unknown. */
export const useTopBar = defineStore('topBar', () => {
  const place = shallowRef<Place | null>(null);
  const photosLeft = ref<number | null>(null);
  const unsent = shallowRef<Unsent | null>(null);

  /** Call in a page's setup: keeps the place up to date while the page stands, and clears it when it goes. */
  function here(tell: () => Place) {
    let mine: Place | null = null;
    watchEffect(() => {
      mine = tell();
      place.value = mine;
    });
    onScopeDispose(() => {
      if (place.value === mine) place.value = null;
    });
  }
  return { place, photosLeft, unsent, here };
});
