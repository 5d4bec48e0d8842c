import { computed } from 'vue';
import { useWorkspace } from '@/ports/workspace';

/** How many things of each case this tablet still has to send. */
export function useUnsentByCase() {
  const { queue } = useWorkspace();
  return computed<ReadonlyMap<string, number>>(() => {
    const counts = new Map<string, number>();
    for (const item of queue.items) counts.set(item.case, (counts.get(item.case) ?? 0) + (item.is === 'file' ? 1 : item.about.count));
    return counts;
  });
}
