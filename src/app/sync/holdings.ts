import { storageRoom, type StorageRoom } from '@/platform/storageRoom';
import type { SendingStores, UnsentEntry } from '@/storage';
import type { UnsentFile } from '@/sync/ports';

/** All that this tablet holds and the court has not signed for, as of the last look. */
export interface Held {
  readonly entries: readonly UnsentEntry[];
  readonly files: readonly UnsentFile[];
  readonly receiptedEntries: number;
  /** Files that this officer announced here, sent or not, by whichever writer. */
  readonly allFiles: number;
  readonly photos: { readonly count: number; readonly bytes: number };
  readonly room: StorageRoom;
}

/** A look costs a little more with every thing held; between two of them others get their turn. */
const LOOK_EVERY_MS = 400;
/** The browser's estimate walks its files: asked less often. */
const ROOM_EVERY_MS = 15_000;

export interface Holdings {
  readonly held: Held;
  /** Looks at the stores now. */
  look(): Promise<Held>;
  /** Soon after something changed, and `onLook` hears of it. */
  stale(): void;
  stop(): void;
}

/** Keeps what the queue screen and the heartbeat tell of the stores; reads only what was added since the last look. */
export function createHoldings(stores: SendingStores, writer: string, monoMs: () => number, onLook: (held: Held) => void): Holdings {
  const journal = stores.journalOf(writer);
  const files = stores.filesOf(writer);
  let held: Held = { entries: [], files: [], receiptedEntries: 0, allFiles: 0, photos: { count: 0, bytes: 0 }, room: { usageBytes: null, quotaBytes: null, persisted: null } };
  let sums: Awaited<ReturnType<SendingStores['fileSums']>> | null = null;
  let roomAt = -Infinity;
  let looking: Promise<Held> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function read(): Promise<Held> {
    const { receiptedTo } = await journal.chain();
    const known = held.entries.filter((entry) => entry.seq > receiptedTo);
    const [added, unsent] = await Promise.all([stores.unsentEntriesOf(writer, known.at(-1)?.seq ?? receiptedTo), files.unsent()]);
    if (sums === null || sums.files !== (await stores.fileCount())) sums = await stores.fileSums();
    if (monoMs() - roomAt > ROOM_EVERY_MS) {
      roomAt = monoMs();
      held = { ...held, room: await storageRoom() };
    }
    held = { ...held, entries: [...known, ...added], files: unsent, receiptedEntries: receiptedTo, allFiles: sums.files, photos: { count: sums.photos, bytes: sums.photoBytes } };
    onLook(held);
    return held;
  }

  const look = (): Promise<Held> => (looking ??= read().finally(() => (looking = null)));
  const stale = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      // A store that cannot be read shows in the engine's own state; the last look stays.
      look().catch(() => undefined);
    }, LOOK_EVERY_MS);
  };
  return {
    get held() {
      return held;
    },
    look,
    stale,
    stop() {
      if (timer) clearTimeout(timer);
    },
  };
}
