import type { DeviceClock } from '@/platform/clock';
import { inOneTab } from '@/platform/tabLock';
import type { DeviceRegistry, Stores } from '@/storage';

/** The note outside the store may lag by this much: a write to it would hold up every save. */
const NOTE_AFTER_MS = 1_000;
/** The first screen comes before it: reading the whole second copy holds up everything else. */
const CATCH_UP_AFTER_MS = 1_000;
const FIRST_UPKEEP_MS = 8_000;
const UPKEEP_EVERY_MS = 10 * 60_000;

/** Notes outside the store that it is there and how far it came (D3), and keeps both copies of it whole (D7), now and then. Returns the end of it. */
export function keepStoreWhole(stores: Stores, registry: DeviceRegistry, clock: DeviceClock): () => void {
  let endNote: (() => void) | null = null;
  let endUpkeep = (): void => {};

  async function note(): Promise<void> {
    const active = (await stores.writers()).find((writer) => writer.active);
    registry.setCanary(stores.officer, { storeEpoch: stores.storeEpoch, card: active?.card ?? null, headSeq: active?.chain.head?.seq ?? 0, receiptedTo: active?.chain.receiptedTo ?? 0 });
  }
  const noteSoon = (): void => {
    endNote ??= clock.after(NOTE_AFTER_MS, () => {
      endNote = null;
      note().catch(() => undefined);
    });
  };
  const upkeepIn = (delayMs: number): void => {
    endUpkeep = clock.after(delayMs, () => void stores.upkeep.run(clock.lastServerTime()).finally(() => upkeepIn(UPKEEP_EVERY_MS)));
  };

  note().catch(() => undefined);
  // What was saved right before the last end may not be copied yet; nothing should be appended behind such a hole for long.
  const endCatchUp = clock.after(CATCH_UP_AFTER_MS, () => void stores.upkeep.catchUp().catch(() => undefined));
  const endChanges = stores.changes.subscribe((change, source) => {
    if (source === 'here' && (change.is === 'appended' || change.is === 'receipted')) noteSoon();
  });
  const endTurn = inOneTab(`fieldwrit-upkeep-${stores.officer}`, () => {
    upkeepIn(FIRST_UPKEEP_MS);
    return () => endUpkeep();
  });
  return () => {
    endNote?.();
    endCatchUp();
    endChanges();
    endTurn();
  };
}
