import { shallowReadonly, shallowRef, type ShallowRef } from 'vue';

const followed = new Map<string, Readonly<ShallowRef<boolean>>>();

/** Whether a media query holds now; one listener per query for the life of the page. */
export function useMedia(query: string): Readonly<ShallowRef<boolean>> {
  const known = followed.get(query);
  if (known) return known;
  const media = window.matchMedia(query);
  const matches = shallowRef(media.matches);
  media.addEventListener('change', (event) => (matches.value = event.matches));
  const follower = shallowReadonly(matches);
  followed.set(query, follower);
  return follower;
}

/** A tablet held in landscape: rail, two panes. The same query as the `wide:` variant in look/tokens.css. */
export const useWide = () => useMedia('(orientation: landscape) and (min-width: 721px)');

/** Fingers are what points here (the number pad opens on a tap). */
export const useTouch = () => useMedia('(pointer: coarse)');
