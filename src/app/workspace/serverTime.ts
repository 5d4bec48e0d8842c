import type { DeviceClock } from '@/platform/clock';
import type { Stores } from '@/storage';

/** Carries the last time that a server told over restarts, so that an entry made offline still names it. Returns its end. */
export async function keepServerTime(stores: Stores, clock: DeviceClock): Promise<() => void> {
  let kept = await stores.lastServerTime();
  if (kept !== null && clock.lastServerTime() === null) clock.heardServerTime(kept);
  return stores.changes.subscribe((_, source) => {
    const heard = clock.lastServerTime();
    if (source === 'otherTab' || heard === null || heard === kept) return;
    kept = heard;
    stores.keepServerTime(heard).catch(() => undefined);
  });
}
