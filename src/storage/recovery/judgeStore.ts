import type { Canary } from '../deviceRegistry';
import type { Probe } from '../probeStore';

/**
 * How a store was lost, as far as it shows.
 * - `gone`: there is none where one was
 * - `damaged`: the browser threw it away, or it cannot be read
 * - `another`: it is not the one that was here last: an older one came back, or it was emptied
 */
export const lossReasons = ['gone', 'damaged', 'another'] as const;
export type LossReason = (typeof lossReasons)[number];

/** Whether an officer's store is the one that was here last (D3); null: it is, or there never was one. `known`: this tablet has worked for the officer. */
export function judgeStore(probe: Probe, canary: Canary | null, known: boolean): LossReason | null {
  switch (probe.is) {
    case 'unreadable':
      return 'damaged';
    case 'absent':
      return probe.dataLoss ? 'damaged' : canary || known ? 'gone' : null;
    case 'there':
      // Nothing was noted of it outside: it is of a version that noted nothing, or its notes were lost.
      if (!canary) return probe.written || !known ? null : 'gone';
      // A repair that was broken off after the store was whole again is done.
      return probe.storeEpoch === canary.storeEpoch || probe.storeBefore === canary.storeEpoch ? null : probe.written ? 'another' : 'gone';
  }
}
