import { askForBackgroundSync, onBackgroundSync, onLeave } from '@/platform/backgroundSync';
import { inOneTab } from '@/platform/tabLock';
import { onWakeSignals } from '@/platform/wakeSignals';
import type { Queue } from '@/ports/queue';
import type { Contact, Stores, WriterCard, WriterRow } from '@/storage';
import type { WokenBy } from '@/sync/events';
import type { SyncState } from '@/sync/state';
import { holdsPhotos, type PhotoLine } from './photoLine';
import { createLiveQueue } from './queue';
import { createTabLink } from './tabLink';
import { createWriterSync, type WriterSync, type WriterSyncParts } from './writerSync';

export interface SyncParts extends WriterSyncParts {
  readonly stores: Stores;
  /** The one in use. */
  readonly writer: WriterRow;
  readonly line: PhotoLine;
  /** As it was when the app was last open; null: never. */
  readonly lastContact: Contact | null;
  onContact(contact: Contact): void;
  /** Makes a writer in place of the one in use, which has left the chain that the court accepted (P6). */
  replaceWriter(): Promise<WriterRow | null>;
  /** Another writer is in use, made in this tab or in another. */
  onWriter(row: WriterRow): void;
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

/** Starts the sync of one officer, in one tab at a time; the others show how it goes and hand over what they append or ask for (T1). */
export function openSync(parts: SyncParts): Sync {
  const { stores, writer, clock, line, lastContact, onContact, replaceWriter, onWriter } = parts;
  const syncs = new Map<string, WriterSync>();
  let inUse: WriterCard = writer;
  let sends = false;
  let replacing: Promise<void> | null = null;
  let courtEpoch: string | null = null;

  const live = createLiveQueue(clock.monoMs, lastContact, { sendNow: () => wake('sendNow'), sendPhotosAnyway: line.sendAnyway });
  const tabs = createTabLink(`fieldwrit-sync-${writer.officer}`, clock.monoMs, { state: live.showOther, wake: wakeHere, writerChanged: () => void takeWriter().catch(() => undefined) });

  function add(card: WriterCard): void {
    const id = card.writer;
    syncs.get(id)?.stop();
    const sync = createWriterSync(parts, card, id !== inUse.writer, { held: (held) => live.showHeld(id, held), state: (state) => showState(id, state) });
    syncs.set(id, sync);
    sync.driver.holdPhotos(holdsPhotos(line.read()));
    sync.holdings.stale();
    if (sends) sync.driver.start();
  }

  /** Those before the one in use may still hold what was recorded as them. */
  async function addFormer(): Promise<void> {
    const known = await stores.writers();
    live.showWriters(known.map(({ card }) => card), inUse.writer);
    for (const { card } of known) if (!syncs.has(card.writer)) add(card);
  }

  function showState(id: string, state: SyncState): void {
    live.showState(id, state);
    tabs.tell(id, state);
    if (id !== inUse.writer) return;
    if (state.forked) replacing ??= replace().catch(() => undefined).finally(() => (replacing = null));
    noteEpoch(state.recheck.epoch);
    const { serverTime, lastContactAt } = state.link;
    if (serverTime === null || lastContactAt === null || serverTime === clock.lastServerTime()) return;
    clock.heardServerTime(serverTime);
    onContact({ wall: lastContactAt, serverTime });
  }

  /** A court that was restored may have lost of every writer; only the one in use asks by itself (G3). */
  function noteEpoch(asked: string | null): void {
    if (asked === null || asked === courtEpoch) return;
    courtEpoch = asked;
    for (const { card, driver } of syncs.values()) if (card.writer !== inUse.writer) driver.wake('online');
  }

  async function replace(): Promise<void> {
    const row = await replaceWriter();
    if (!row) return;
    use(row);
    tabs.writerChanged();
  }

  async function takeWriter(): Promise<void> {
    const row = await stores.activeWriter();
    if (row && row.writer !== inUse.writer) use(row);
  }

  function use(row: WriterRow): void {
    const before = inUse;
    inUse = row;
    onWriter(row);
    add(before);
    add(row);
    void addFormer().catch(() => undefined);
  }

  /** Heard by the tab that sends, be it this one or another. */
  function wake(by: WokenBy): void {
    wakeHere(by);
    tabs.wake(by);
  }
  function wakeHere(by: WokenBy): void {
    for (const { driver } of syncs.values()) driver.wake(by);
  }
  function showLine(): void {
    live.showLine(line.read());
    for (const { driver } of syncs.values()) driver.holdPhotos(holdsPhotos(line.read()));
  }

  live.showWriters([writer], writer.writer);
  add(writer);
  void addFormer().catch(() => undefined);
  showLine();

  let cancelWake: (() => void) | null = null;
  const endChanges = stores.changes.subscribe(({ is }) => {
    if (is === 'appended' || is === 'receipted') for (const { holdings } of syncs.values()) holdings.stale();
    if (is !== 'appended') return;
    cancelWake ??= clock.after(WAKE_AFTER_MS, () => {
      cancelWake = null;
      wakeHere('append');
    });
  });
  const endLine = line.onChange(showLine);
  const endSignals = onWakeSignals({ online: () => wakeHere('online'), visible: () => wakeHere('visible') });
  // While something is unsent the browser is asked to call when it sees a network (S1).
  const endLeave = onLeave(() => {
    const { entries, files } = live.queue.totals;
    if (entries + files > 0) void askForBackgroundSync();
  });
  const endCalls = onBackgroundSync(() => wakeHere('online'));
  const endTurn = inOneTab(`fieldwrit-sync-${writer.officer}`, () => {
    sends = true;
    for (const { driver } of syncs.values()) driver.start();
    return () => {
      sends = false;
      for (const { driver } of syncs.values()) driver.stop();
    };
  });

  return {
    queue: live.queue,
    async unsent() {
      const looks = await Promise.all([...syncs.values()].map(({ holdings }) => holdings.look()));
      return looks.reduce((sum, { entries, files }) => sum + entries.length + files.length, 0);
    },
    signedIn: () => wake('signedIn'),
    stop() {
      endTurn();
      endSignals();
      endLeave();
      endCalls();
      endLine();
      endChanges();
      cancelWake?.();
      for (const sync of syncs.values()) sync.stop();
      tabs.stop();
      live.stop();
    },
  };
}
