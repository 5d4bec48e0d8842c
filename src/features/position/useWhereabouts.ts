import { onScopeDispose, shallowRef } from 'vue';
import type { Place } from '@/domain/journal';
import { useWorkspace } from '@/ports/workspace';

/** Older fixes say where the tablet was, not where it is. */
const FRESH_MS = 60_000;

/** Follows the receiver while a screen stands, so that a capture can say where it was made without waiting. */
export function useWhereabouts() {
  const { positioning, now } = useWorkspace();
  const last = shallowRef<Place | null>(null);
  const stop = positioning.watch(
    ({ lat, lon, accuracyM, reading, takenAt }) => (last.value = { lat, lon, accuracyM, reading, takenAt }),
    () => undefined,
  );
  onScopeDispose(stop);

  /** The last fix if it is fresh; else null: unknown. */
  function place(): Place | null {
    const fix = last.value;
    return fix && Math.abs(Date.parse(now()) - Date.parse(fix.takenAt)) <= FRESH_MS ? fix : null;
  }
  return { last, place };
}
