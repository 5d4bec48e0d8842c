import type { DeviceClock } from '@/platform/clock';
import { inOneTab } from '@/platform/tabLock';
import { onWakeSignals } from '@/platform/wakeSignals';
import type { Queue } from '@/ports/queue';
import type { Contact, Stores, WriterRow } from '@/storage';
import { createDriver, type Driver } from '@/sync/driver';
import type { SessionKeeper, Transport } from '@/sync/ports';
import type { WokenBy } from '@/sync/events';
import type { SyncState } from '@/sync/state';
import { heartbeatOf } from './heartbeatOf';
import { createHoldings, type Held } from './holdings';
import { holdsPhotos, type PhotoLine } from './photoLine';
import { createLiveQueue } from './queue';
import { createReceiptVerifier } from './receiptVerifier';
import { createTabLink } from './tabLink';

export interface SyncParts {
  readonly stores: Stores;
  readonly writer: WriterRow;
  readonly clock: DeviceClock;
  readonly transport: Transport;
  readonly session: SessionKeeper;
  readonly line: PhotoLine;
  readonly app: string;
  /** As it was when the app was last open; null: never. */
  readonly lastContact: Contact | null;
  onContact(contact: Contact): void;
  moreCertificates(): Promise<readonly string[]>;
}

export interface Sync {
  readonly queue: Queue;
  /** What is unsent, looked up now. */
  unsent(): Promise<number>;
  signedIn(): void;
  stop(): void;
}

/** Acts that are recorded one after the other wake the engine once: it reads the disk that they are written to. */
const WAKE_AFTER_MS = 50;

/** Starts the sync of one officer, in one tab at a time; the others show how it goes and hand over what they append or ask for (S2). */
export function openSync({ stores, writer, clock, transport, session, line, app, lastContact, onContact, moreCertificates }: SyncParts): Sync {
  const live = createLiveQueue(clock.monoMs, lastContact, { sendNow: () => wake('sendNow'), sendPhotosAnyway: line.sendAnyway });
  const tabs = createTabLink(`fieldwrit-sync-${writer.writer}`, clock.monoMs, { state: live.showOther, wake: (by) => driver.wake(by) });
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
    tabs.tell(state);
    const { serverTime, lastContactAt } = state.link;
    if (serverTime === null || lastContactAt === null || serverTime === clock.lastServerTime()) return;
    clock.heardServerTime(serverTime);
    onContact({ wall: lastContactAt, serverTime });
  }

  /** Heard by the tab that sends, be it this one or another. */
  function wake(by: WokenBy): void {
    driver.wake(by);
    tabs.wake(by);
  }

  function showLine(): void {
    live.showLine(line.read());
    driver.holdPhotos(holdsPhotos(line.read()));
  }
  showLine();

  let cancelWake: (() => void) | null = null;
  const appended = (): void => {
    cancelWake = null;
    driver.wake('append');
  };
  const endLine = line.onChange(showLine);
  const endChanges = stores.changes.subscribe((change) => {
    holdings.stale();
    if (change.is === 'appended') cancelWake ??= clock.after(WAKE_AFTER_MS, appended);
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
    signedIn: () => wake('signedIn'),
    stop() {
      endTurn();
      endSignals();
      endLine();
      endChanges();
      cancelWake?.();
      holdings.stop();
      tabs.stop();
      live.stop();
    },
  };
}

const countOf = ({ entries, files }: Held): number => entries.length + files.length;
