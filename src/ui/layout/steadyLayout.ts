import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { useWide } from './useMedia';

/** How many things cover the page wholly. */
const covers = shallowRef(0);

/** Called by what covers the whole page: while it is there the page below keeps its panes, however the tablet is turned, since moved panes are built anew and what was opened in them is gone. */
export function coverPage(): void {
  covers.value += 1;
  onScopeDispose(() => (covers.value -= 1));
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
