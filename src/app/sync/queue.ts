import { shallowReactive } from 'vue';
import type { Queue, QueueTotals, QueueWriter, StorageState } from '@/ports/queue';
import type { Contact, WriterCard } from '@/storage';
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
  /** All writers of this officer on this tablet, oldest first; entries of the others are still sent. */
  showWriters(cards: readonly WriterCard[], inUse: string): void;
  showHeld(writer: string, held: Held): void;
  /** How it goes in this tab, which sends. */
  showState(writer: string, state: SyncState): void;
  /** How it goes in the tab that sends; `aheadMs`: how far this tab's monotonic clock is ahead of its. */
  showOther(writer: string, state: SyncState, aheadMs: number): void;
  showLine(line: Queue['line']): void;
  stop(): void;
}

/** One writer: what the stores hold of it, and what the engine is doing about it. */
interface Shown {
  readonly held: Held | null;
  readonly state: SyncState;
  readonly aheadMs: number;
}
const unknown: Shown = { held: null, state: initialState, aheadMs: 0 };

/** The queue as screens see it: all writers together. */
export function createLiveQueue(monoMs: () => number, lastContact: Contact | null, ask: Pick<Queue, 'sendNow' | 'sendPhotosAnyway'>): LiveQueue {
  const shown = new Map<string, Shown>();
  let cards: readonly WriterCard[] = [];
  let inUse = '';
  let role: Queue['link']['role'] = 'sends';
  let timer: ReturnType<typeof setTimeout> | null = null;
  const queue = shallowReactive<{ -readonly [key in keyof Queue]: Queue[key] }>({
    items: [],
    totals: { entries: 0, entryBytes: 0, files: 0, fileBytes: 0, oldestAt: null, receiptedEntries: 0, receiptedFiles: 0 },
    storage: { usageBytes: null, quotaBytes: null, persisted: null, photosLeft: null },
    link: linkOf(initialState, [initialState], role, lastContact),
    line: { metered: null, photosAnyway: false },
    writers: [],
    ...ask,
  });

  const of = (writer: string): Shown => shown.get(writer) ?? unknown;

  function show(): void {
    timer = null;
    const all = [...shown.values()];
    const { held, state } = of(inUse);
    queue.link = linkOf(state, all.map((one) => one.state), role, lastContact);
    queue.writers = cards.map((card) => writerOf(card, card.writer === inUse, of(card.writer)));
    if (!held) return;
    queue.items = all.flatMap((one) => (one.held ? queueItems(one.held, one.state, monoMs() - one.aheadMs) : []));
    queue.totals = totalsOf(all.flatMap((one) => one.held ?? []), held.allFiles);
    queue.storage = storageOf(held);
  }
  const soon = (): void => {
    timer ??= setTimeout(show, SHOW_EVERY_MS);
  };
  function know(writer: string, news: Partial<Shown>): void {
    shown.set(writer, { ...of(writer), ...news });
    soon();
  }

  return {
    queue,
    showWriters(known, writer) {
      cards = known;
      inUse = writer;
      soon();
    },
    showHeld: (writer, held) => know(writer, { held }),
    showState(writer, state) {
      role = 'sends';
      know(writer, { state, aheadMs: 0 });
    },
    showOther(writer, state, aheadMs) {
      role = 'follows';
      know(writer, { state, aheadMs });
    },
    showLine(line) {
      queue.line = line;
      soon();
    },
    stop() {
      if (timer) clearTimeout(timer);
    },
  };
}

const writerOf = ({ letter, certificate, replaces }: WriterCard, isInUse: boolean, { held, state }: Shown): QueueWriter => ({
  letter,
  inUse: isInUse,
  // The card is as it was when the tab began; the engine knows better once it has looked.
  enrolled: certificate !== null || (state.outbox.chain !== null && !state.enrol.due),
  because: replaces?.reason ?? null,
  unsent: held === null ? null : held.entries.length + held.files.length,
});

function totalsOf(all: readonly Held[], allFiles: number): QueueTotals {
  const entries = all.flatMap((held) => held.entries);
  const files = all.flatMap((held) => held.files);
  return {
    entries: entries.length,
    entryBytes: sum(entries.map((entry) => entry.bytes)),
    files: files.length,
    fileBytes: sum(files.map((file) => file.size)),
    oldestAt: oldestAt({ entries, files }),
    receiptedEntries: sum(all.map((held) => held.receiptedEntries)),
    receiptedFiles: Math.max(0, allFiles - files.length),
  };
}

/** Photos that still fit, by the browser's estimate and the mean of those taken so far; null when the browser does not tell. */
function storageOf({ room, photos }: Held): StorageState {
  const { usageBytes, quotaBytes } = room;
  const mean = (photos.bytes + USUAL_PHOTO.bytes * USUAL_PHOTO.count) / (photos.count + USUAL_PHOTO.count);
  return { ...room, photosLeft: usageBytes === null || quotaBytes === null ? null : Math.max(0, Math.floor((quotaBytes - usageBytes) / mean)) };
}

/** The link as the writer in use knows it; what another one meets on the way counts as well. */
function linkOf({ link, session, push, pull, localLoss }: SyncState, all: readonly SyncState[], role: Queue['link']['role'], before: Contact | null): Queue['link'] {
  const lastContactAt = link.lastContactAt ?? before?.wall ?? null;
  const reached = link.is === 'down' ? 'unreachable' : lastContactAt === null ? 'never' : 'reached';
  return {
    state: session.is === 'out' ? 'signedOut' : reached,
    lastContactAt,
    serverTime: link.serverTime ?? before?.serverTime ?? null,
    clockOffsetMs: link.clockOffsetMs,
    busy: all.some(isBusy),
    problem: session.is === 'out' ? 'signedOut' : (link.problem ?? push.problem ?? pull.problem),
    role,
    updateNeeded: pull.problem === 'updateNeeded',
    lostHere: localLoss !== null,
  };
}

const isBusy = ({ push, pull, beat, check, recheck, enrol, files }: SyncState): boolean => [push, pull, beat, check, recheck, enrol, ...files.values()].some((lane) => lane.busy);
