import { computed } from 'vue';
import { shanghaiDay } from '@/domain/time/day';
import { useNow } from '@/ports/useNow';

/** Today's day in Asia/Shanghai by the device's clock. */
export function useToday() {
  const nowMs = useNow(60_000);
  return computed(() => shanghaiDay(new Date(nowMs.value).toISOString()));
}
