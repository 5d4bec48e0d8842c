import type { FileTag, Place } from '../journal';
import type { ClockDoubt } from '../time/clockDoubt';

/** What the entry of a photo says beside its hash: where the tablet was, and what speaks against its clock. */
export interface Capture {
  readonly place: Place | null;
  readonly doubts: readonly ClockDoubt[];
}

/**
 * How far the time of a photo can be trusted. `courtChecked`: the tablet's clock, which agreed with the court's; `deviceClock`: not yet compared;
 * `doubted`: something speaks against it; `fileTime`: what an imported file says of itself; `unknown`: another tablet recorded it.
 */
export type TimeTrust = 'courtChecked' | 'deviceClock' | 'doubted' | 'fileTime' | 'unknown';

export function timeTrust(origin: FileTag['origin'], capture: Capture | null): TimeTrust {
  if (origin === 'imported') return 'fileTime';
  if (capture === null) return 'unknown';
  if (capture.doubts.length === 0) return 'courtChecked';
  return capture.doubts.every(({ is }) => is === 'noServerTime') ? 'deviceClock' : 'doubted';
}
