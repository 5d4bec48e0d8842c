import { useI18n } from 'vue-i18n';
import type { Segment } from '@/ui';
import type { Arrival } from './teamMeters';

/** An arrival as the parts of a meter. */
export function useArrivalSegments() {
  const { t } = useI18n();
  return ({ arrived, awaited, held, toDecide }: Arrival, heldNote?: string): Segment[] => [
    { key: 'arrived', label: t('team-review.part.arrived'), count: arrived, tone: 'ok' },
    { key: 'awaited', label: t('team-review.part.awaited'), count: awaited, tone: 'court' },
    { key: 'held', label: t('team-review.part.held'), count: held, tone: 'wait', note: held > 0 ? heldNote : undefined },
    { key: 'toDecide', label: t('team-review.part.toDecide'), count: toDecide, tone: 'seal' },
  ];
}
