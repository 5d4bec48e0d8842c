import { onScopeDispose, shallowRef } from 'vue';
import type { Fix, PositionProblem } from '@/ports/positioning';
import { useWorkspace } from '@/ports/workspace';

/** A fix older than this says where the tablet was: a corner asks for a new one. */
export const FRESH_MS = 15_000;
/** Fixes kept of one stay; an hour of standing at one a second. */
const MOST_FIXES = 3_600;

/** Follows the receiver while the screen stands and keeps every raw fix of the stay at a corner. */
export function useFixes() {
  const { positioning, now } = useWorkspace();
  const current = shallowRef<Fix | null>(null);
  const problem = shallowRef<PositionProblem | null>(null);
  const seeking = shallowRef(false);
  const heard = shallowRef(0);
  let series: Fix[] = [];

  function hear(fix: Fix) {
    current.value = fix;
    problem.value = null;
    if (series.length < MOST_FIXES) series.push(fix);
    heard.value = series.length;
  }
  const stop = positioning.watch(hear, (what) => (problem.value = what));
  onScopeDispose(stop);

  const isFresh = (fix: Fix): boolean => Math.abs(Date.parse(now()) - Date.parse(fix.takenAt)) <= FRESH_MS;

  /** The fix for a corner: the current one if it is fresh, else a new one; null where there is none. */
  async function fixNow(): Promise<Fix | null> {
    if (current.value && isFresh(current.value)) return current.value;
    seeking.value = true;
    const result = await positioning.once(20_000);
    seeking.value = false;
    if (!result.ok) {
      problem.value = result.problem;
      return null;
    }
    hear(result.fix);
    return result.fix;
  }
  /** The raw fixes since the last corner; the next stay begins. */
  function takeSeries(): readonly Fix[] {
    const taken = series;
    series = [];
    heard.value = 0;
    return taken;
  }
  return { current, problem, seeking, heard, fixNow, takeSeries };
}
