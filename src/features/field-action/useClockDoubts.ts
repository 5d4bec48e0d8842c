import { shallowRef, watch } from 'vue';
import type { ClockDoubt } from '@/domain/time/clockDoubt';
import { useWorkspace } from '@/ports/workspace';

/** What speaks against the times of an action's records on this tablet; looked up anew when something was recorded. */
export function useClockDoubts(caseId: () => string | null, action: () => string) {
  const { clockDoubts, queue } = useWorkspace();
  const doubts = shallowRef<readonly ClockDoubt[]>([]);
  watch(
    [caseId, action, () => queue.totals.entries + queue.totals.receiptedEntries],
    async ([id, of]) => {
      const found = id === null ? [] : await clockDoubts(id, of);
      if (caseId() === id && action() === of) doubts.value = found;
    },
    { immediate: true },
  );
  return doubts;
}
