import { shallowReactive } from 'vue';
import type { Queue, QueueTotals, StorageState } from '@/ports/queue';
import { initialState, type SyncState } from '@/sync/state';
import { oldestAt, sum } from './heartbeatOf';
import type { Held } from './holdings';
import { queueItems } from './queueItems';

/** Bytes of a photo before this tablet has taken any. */
const USUAL_PHOTO_BYTES = 3_500_000;
/** Progress of uploads is shown this often at most. */
const SHOW_EVERY_MS = 200;

export interface LiveQueue {
  readonly queue: Queue;
  showHeld(held: Held): void;
  showState(state: SyncState): void;
  stop(): void;
}

/** The queue as screens see it: what the stores hold, joined with what the engine is doing about it. */
export function createLiveQueue(monoMs: () => number, sendNow: () => void): LiveQueue {
  let held: Held | null = null;
  let state: SyncState = initialState;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const queue = shallowReactive<{ -readonly [key in keyof Queue]: Queue[key] }>({
    items: [],
    totals: { entries: 0, entryBytes: 0, files: 0, fileBytes: 0, oldestAt: null, receiptedEntries: 0, receiptedFiles: 0 },
    storage: { usageBytes: null, quotaBytes: null, persisted: null, photosLeft: null },
    link: linkOf(initialState),
    sendNow,
  });

  function show(): void {
    timer = null;
    queue.link = linkOf(state);
    if (!held) return;
    queue.items = queueItems(held, state, monoMs());
    queue.totals = totalsOf(held);
    queue.storage = storageOf(held);
  }
  const soon = (): void => {
    timer ??= setTimeout(show, SHOW_EVERY_MS);
  };

  return {
    queue,
    showHeld(next) {
      held = next;
      soon();
    },
    showState(next) {
      state = next;
      soon();
    },
    stop() {
      if (timer) clearTimeout(timer);
    },
  };
}

function totalsOf(held: Held): QueueTotals {
  const { entries, files, receiptedEntries, receiptedFiles } = held;
  return {
    entries: entries.length,
    entryBytes: sum(entries.map((entry) => entry.bytes)),
    files: files.length,
    fileBytes: sum(files.map((file) => file.size)),
    oldestAt: oldestAt(held),
    receiptedEntries,
    receiptedFiles,
  };
}

/** Photos that still fit, by the browser's estimate and the mean of those taken so far; null when the browser does not tell. */
function storageOf({ room, photos }: Held): StorageState {
  const { usageBytes, quotaBytes } = room;
  const mean = photos.count > 0 ? photos.bytes / photos.count : USUAL_PHOTO_BYTES;
  return { ...room, photosLeft: usageBytes === null || quotaBytes === null ? null : Math.max(0, Math.floor((quotaBytes - usageBytes) / mean)) };
}

function linkOf({ link, session, push, pull, beat, check, files }: SyncState): Queue['link'] {
  const reached = link.is === 'down' ? 'unreachable' : link.lastContactAt === null ? 'never' : 'reached';
  return {
    state: session.is === 'out' ? 'signedOut' : reached,
    lastContactAt: link.lastContactAt,
    serverTime: link.serverTime,
    clockOffsetMs: link.clockOffsetMs,
    busy: push.busy || pull.busy || beat.busy || check.busy || [...files.values()].some((file) => file.busy),
    problem: session.is === 'out' ? 'signedOut' : (link.problem ?? push.problem ?? pull.problem),
  };
}

