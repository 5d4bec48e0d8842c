import type { useFormat } from '@/i18n';
import type { BundleLabel } from '@/ports/bundles';

/** When a bundle was made and how much unsent it holds, in words. All of it is what the other tablet said. */
export function labelFacts({ madeAt, unsentEntries, unsentFiles }: BundleLabel, t: (key: string, named: Record<string, string>) => string, format: ReturnType<typeof useFormat>): string[] {
  return [
    t('sync-queue.carry.madeAt', { at: format.shortDateTime(madeAt) }),
    t('sync-queue.carry.holds', { entries: format.number(unsentEntries), files: format.number(unsentFiles) }),
  ];
}
