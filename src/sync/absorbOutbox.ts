import type { Moment, SyncEvent } from './events';
import { succeed } from './lanes';
import { untriedFile, type FileProgress, type SyncState } from './state';
import { fileKey } from './uploads';

/** How soon the court hears that the tablet holds more: soon, but not once for every key stroke. */
const REPORT_WITHIN_MS = 2_000;

/** What the stores hold now. Files found at the first reading may have been uploaded before the app was closed: doubtful (B3). */
export function absorbOutbox(state: SyncState, event: Extract<SyncEvent, { is: 'outboxRead' }>, { nowMs }: Moment): SyncState {
  const { outbox } = state;
  // What was receipted while the stores were being read is not unsent, whatever they said.
  const files = event.files.filter((file) => !outbox.settled.has(fileKey(file)));
  const chain = { ...event.chain, receiptedTo: Math.max(event.chain.receiptedTo, outbox.chain?.receiptedTo ?? 0) };
  const next: SyncState = { ...state, outbox: { ...succeed(outbox), chain, files, settled: new Set() }, files: progressOf(state, files) };
  return hasGrown(state, next) ? { ...next, beat: { ...state.beat, dueAtMs: Math.min(state.beat.dueAtMs, nowMs + REPORT_WITHIN_MS) } } : next;
}

function progressOf(state: SyncState, files: SyncState['outbox']['files']): Map<string, FileProgress> {
  const found = state.outbox.chain === null ? { ...untriedFile, doubtful: true } : undefined;
  return new Map(
    files.flatMap((file): [string, FileProgress][] => {
      const known = state.files.get(fileKey(file)) ?? found;
      return known ? [[fileKey(file), known]] : [];
    }),
  );
}

function hasGrown(before: SyncState, after: SyncState): boolean {
  const known = new Set(before.outbox.files.map(fileKey));
  return (after.outbox.chain?.head?.seq ?? 0) > (before.outbox.chain?.head?.seq ?? 0) || after.outbox.files.some((file) => !known.has(fileKey(file)));
}
