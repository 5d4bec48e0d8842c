import type { DeviceClock } from '@/platform/clock';
import { inOneTab } from '@/platform/tabLock';
import { onWakeSignals } from '@/platform/wakeSignals';
import type { Queue } from '@/ports/queue';
import type { Stores, WriterRow } from '@/storage';
import { createDriver, type Driver } from '@/sync/driver';
import type { SessionKeeper, Transport } from '@/sync/ports';
import type { SyncState } from '@/sync/state';
import { heartbeatOf } from './heartbeatOf';
import { createHoldings, type Held } from './holdings';
import { createLiveQueue } from './queue';
import { createReceiptVerifier } from './receiptVerifier';

export interface SyncParts {
  readonly stores: Stores;
  readonly writer: WriterRow;
  readonly clock: DeviceClock;
  readonly transport: Transport;
  readonly session: SessionKeeper;
  readonly app: string;
  moreCertificates(): Promise<readonly string[]>;
}

export interface Sync {
  readonly queue: Queue;
  /** What is unsent, looked up now. */
  unsent(): Promise<number>;
  signedIn(): void;
  stop(): void;
}

/** Starts the sync of one officer, in one tab at a time; the others show the queue and hand over what they append. */
export function openSync({ stores, writer, clock, transport, session, app, moreCertificates }: SyncParts): Sync {
  const live = createLiveQueue(clock.monoMs, () => driver.wake('sendNow'));
  const holdings = createHoldings(stores, writer.writer, clock.monoMs, live.showHeld);
  const driver: Driver = createDriver(
    {
      journal: stores.journalOf(writer.writer),
      files: stores.filesOf(writer.writer),
      pulls: stores.pull,
      transport,
      receipts: createReceiptVerifier({ court: writer.court, root: writer.root, certificates: writer.receiptKeys, moreCertificates }),
      reporter: { report: async (lastError) => heartbeatOf(await holdings.look(), { writer: writer.writer, app, wall: clock.wallIso() }, lastError) },
      session,
      clock,
      chance: () => Math.random(),
    },
    showState,
  );

  function showState(state: SyncState): void {
    live.showState(state);
    if (state.link.serverTime !== null && state.link.serverTime !== clock.lastServerTime()) clock.heardServerTime(state.link.serverTime);
  }

  const endChanges = stores.changes.subscribe((change) => {
    holdings.stale();
    if (change.is === 'appended') driver.wake('append');
  });
  const endSignals = onWakeSignals({ online: () => driver.wake('online'), visible: () => driver.wake('visible') });
  const endTurn = inOneTab(`fieldwrit-sync-${writer.writer}`, () => {
    driver.start();
    return () => driver.stop();
  });
  holdings.stale();

  return {
    queue: live.queue,
    unsent: async () => countOf(await holdings.look()),
    signedIn: () => driver.wake('signedIn'),
    stop() {
      endTurn();
      endSignals();
      endChanges();
      holdings.stop();
      live.stop();
    },
  };
}

const countOf = ({ entries, files }: Held): number => entries.length + files.length;
