import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { useWide } from './useMedia';

/** How many things cover the page. */
const covers = shallowRef(0);

/**
 * Called by what covers the page, for as long as it is there: meanwhile the page below keeps its panes, however the tablet is turned, since moved panes are
 * built anew and what was opened or typed in them is gone.
 */
export function coverPage(isThere: () => boolean = () => true): void {
  let counted = false;
  const count = (now: boolean) => {
    if (now !== counted) covers.value += now ? 1 : -1;
    counted = now;
  };
  watch(isThere, count, { immediate: true });
  onScopeDispose(() => count(false));
}

/** Whether the page stands in two panes: as the tablet is held, once nothing covers it. */
export function useSteadyWide(): Readonly<ShallowRef<boolean>> {
  const isWide = useWide();
  const shown = shallowRef(isWide.value);
  watch([isWide, covers], () => {
    if (covers.value === 0) shown.value = isWide.value;
  });
  return shown;
}
