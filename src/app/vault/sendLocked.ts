import type { DeviceClock } from '@/platform/clock';
import { meteredLine } from '@/platform/meteredLine';
import { askForBackgroundSync, onBackgroundSync, onLeave } from '@/platform/backgroundSync';
import { inOneTab } from '@/platform/tabLock';
import { onWakeSignals } from '@/platform/wakeSignals';
import type { LockedSending } from '@/ports/unlock';
import type { Me } from '@/ports/workspace';
import { openLocked, type DeviceRegistry, type HeldStore, type LockedStores } from '@/storage';
import type { Transport } from '@/sync/ports';
import type { SyncState } from '@/sync/state';
import { keyIdOf } from '@/vault/caseKey';
import { enrolCard } from '../session/enrolWriter';
import { keeperOf } from '../session/keeperOf';
import { heedOrders, type CourtOrders } from '../sync/courtOrders';
import { createHttpTransport } from '../sync/httpTransport';
import { createPhotoLine, holdsPhotos } from '../sync/photoLine';
import { createWriterSync, type WriterSync } from '../sync/writerSync';

export interface SendLockedParts {
  readonly me: Me;
  readonly store: Promise<HeldStore>;
  readonly registry: DeviceRegistry;
  readonly clock: DeviceClock;
  readonly app: string;
  readonly orders: CourtOrders;
  /** The court wants all of it destroyed, and has all that was unsent. */
  wipe(): void;
}

/** A tablet that has nothing left to send still hears what the court orders. */
const LOOK_EVERY_MS = 60_000;

/**
 * Goes on sending while the vault is closed (K5): entries and files leave as they lie, sealed for the court. Nothing is pulled, and no key of the
 * officer is needed. Returns its end, which resolves when nothing more is asked of the store.
 */
export function sendLocked(parts: SendLockedParts, show: (sending: LockedSending) => void): () => Promise<void> {
  let isOver = false;
  const running = parts.store
    .then(async (held) => {
      const stores = isOver || held.db === null ? null : openLocked(held, keyIdOf, new BroadcastChannel(`fieldwrit-${held.officer}`));
      return stores && run(stores, parts, show);
    })
    .catch(() => null);
  return async () => {
    isOver = true;
    (await running)?.();
  };
}

async function run(stores: LockedStores, { me, registry, clock, app, orders, wipe }: SendLockedParts, show: (sending: LockedSending) => void): Promise<() => void> {
  const http = heedOrders(createHttpTransport(), {
    rules: orders.rules,
    seals: orders.seals,
    wipe() {
      // From here on no passphrase opens it, however long the rest takes (K8).
      orders.wipe();
      wipeIfEmpty().catch(() => undefined);
    },
  });
  const transport: Transport = { ...http, upload: async (file, writer, bytes, ...more) => http.upload({ ...file, sealedWith: JSON.stringify(await stores.keyOf(bytes)) }, writer, bytes, ...more) };
  const line = createPhotoLine(registry, meteredLine);
  const states = new Map<string, SyncState>();
  const unsent = new Map<string, number>();
  const tell = (): void => show({ unsent: sum([...unsent.values()]), state: stateOf([...states.values()], sum([...unsent.values()])) });
  const syncs: WriterSync[] = (await stores.writers()).map(({ card }) => {
    const sync = createWriterSync({ stores, clock, transport, session: keeperOf(me), app, enrol: (row) => enrolCard(stores, row, app) }, card, true, {
      held: ({ entries, files }) => {
        unsent.set(card.writer, entries.length + files.length);
        tell();
      },
      state: (state) => {
        const { serverTime, lastContactAt } = state.link;
        if (serverTime !== null && lastContactAt !== null && lastContactAt !== states.get(card.writer)?.link.lastContactAt) orders.contact({ wall: lastContactAt, serverTime });
        states.set(card.writer, state);
        tell();
      },
    });
    sync.holdings.stale();
    return sync;
  });
  /** What was typed and not recorded is evidence, too: it is not destroyed unseen. */
  async function wipeIfEmpty(): Promise<void> {
    const held = await Promise.all(syncs.map(({ holdings }) => holdings.look()));
    if (held.every(({ entries, files }) => entries.length + files.length === 0) && (await stores.drafts.count()) === 0) wipe();
  }
  const showLine = (): void => syncs.forEach(({ driver }) => driver.holdPhotos(holdsPhotos(line.read())));
  const wake = (by: 'online' | 'visible'): void => syncs.forEach(({ driver }) => driver.wake(by));
  showLine();
  const endLine = line.onChange(showLine);
  const endSignals = onWakeSignals({ online: () => wake('online'), visible: () => wake('visible') });
  // While something is unsent the browser is asked to call when it sees a network (S1).
  const endLeave = onLeave(() => void (sum([...unsent.values()]) > 0 && askForBackgroundSync()));
  const endCalls = onBackgroundSync(() => wake('online'));
  const endChanges = stores.changes.subscribe(() => syncs.forEach(({ holdings }) => holdings.stale()));
  let endLooking = (): void => undefined;
  const lookIn = (delayMs: number): void => {
    endLooking = clock.after(delayMs, () => {
      wake('visible');
      lookIn(LOOK_EVERY_MS);
    });
  };
  lookIn(LOOK_EVERY_MS);
  // Another tab may have the vault open, and sends.
  const endTurn = inOneTab(`fieldwrit-sync-${me.officer}`, () => {
    for (const { driver } of syncs) driver.start();
    return () => syncs.forEach(({ driver }) => driver.stop());
  });
  return () => {
    endTurn();
    endLooking();
    endSignals();
    endLeave();
    endCalls();
    endChanges();
    endLine();
    for (const sync of syncs) sync.stop();
    stores.close();
  };
}

function stateOf(states: readonly SyncState[], unsent: number): LockedSending['state'] {
  if (unsent === 0) return 'done';
  if (states.some(({ session }) => session.is !== 'ok')) return 'signedOut';
  return states.some(({ link }) => link.is === 'up') ? 'sending' : 'waiting';
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
