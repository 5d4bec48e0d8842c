import { shallowReactive } from 'vue';
import type { Queue, QueueTotals, StorageState } from '@/ports/queue';
import type { Contact } from '@/storage';
import { initialState, type SyncState } from '@/sync/state';
import { oldestAt, sum } from './heartbeatOf';
import type { Held } from './holdings';
import { queueItems } from './queueItems';

/** What a photo takes before this tablet has taken any, and how many of its own it needs to be believed as much. */
const USUAL_PHOTO = { bytes: 3_500_000, count: 10 } as const;
/** Progress of uploads is shown this often at most. */
const SHOW_EVERY_MS = 200;

export interface LiveQueue {
  readonly queue: Queue;
  showHeld(held: Held): void;
  /** How it goes in this tab, which sends. */
  showState(state: SyncState): void;
  /** How it goes in the tab that sends; `aheadMs`: how far this tab's monotonic clock is ahead of its. */
  showOther(state: SyncState, aheadMs: number): void;
  showLine(line: Queue['line']): void;
  stop(): void;
}

/** The queue as screens see it: what the stores hold, joined with what the engine is doing about it. */
export function createLiveQueue(monoMs: () => number, lastContact: Contact | null, ask: Pick<Queue, 'sendNow' | 'sendPhotosAnyway'>): LiveQueue {
  let held: Held | null = null;
  let state: SyncState = initialState;
  let ahead = 0;
  let role: Queue['link']['role'] = 'sends';
  let timer: ReturnType<typeof setTimeout> | null = null;
  const queue = shallowReactive<{ -readonly [key in keyof Queue]: Queue[key] }>({
    items: [],
    totals: { entries: 0, entryBytes: 0, files: 0, fileBytes: 0, oldestAt: null, receiptedEntries: 0, receiptedFiles: 0 },
    storage: { usageBytes: null, quotaBytes: null, persisted: null, photosLeft: null },
    link: linkOf(initialState, role, lastContact),
    line: { metered: null, photosAnyway: false },
    ...ask,
  });

  function show(): void {
    timer = null;
    queue.link = linkOf(state, role, lastContact);
    if (!held) return;
    queue.items = queueItems(held, state, monoMs() - ahead);
    queue.totals = totalsOf(held);
    queue.storage = storageOf(held);
  }
  const soon = (): void => {
    timer ??= setTimeout(show, SHOW_EVERY_MS);
  };

  function showFrom(from: Queue['link']['role'], next: SyncState, aheadMs: number): void {
    role = from;
    state = next;
    ahead = aheadMs;
    soon();
  }

  return {
    queue,
    showHeld(next) {
      held = next;
      soon();
    },
    showState: (next) => showFrom('sends', next, 0),
    showOther: (next, aheadMs) => showFrom('follows', next, aheadMs),
    showLine(line) {
      queue.line = line;
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
  const mean = (photos.bytes + USUAL_PHOTO.bytes * USUAL_PHOTO.count) / (photos.count + USUAL_PHOTO.count);
  return { ...room, photosLeft: usageBytes === null || quotaBytes === null ? null : Math.max(0, Math.floor((quotaBytes - usageBytes) / mean)) };
}

function linkOf({ link, session, push, pull, beat, check, files }: SyncState, role: Queue['link']['role'], before: Contact | null): Queue['link'] {
  const lastContactAt = link.lastContactAt ?? before?.wall ?? null;
  const reached = link.is === 'down' ? 'unreachable' : lastContactAt === null ? 'never' : 'reached';
  return {
    state: session.is === 'out' ? 'signedOut' : reached,
    lastContactAt,
    serverTime: link.serverTime ?? before?.serverTime ?? null,
    clockOffsetMs: link.clockOffsetMs,
    busy: push.busy || pull.busy || beat.busy || check.busy || [...files.values()].some((file) => file.busy),
    problem: session.is === 'out' ? 'signedOut' : (link.problem ?? push.problem ?? pull.problem),
    role,
  };
}

