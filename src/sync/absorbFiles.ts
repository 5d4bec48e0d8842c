import type { Moment, SyncEvent } from './events';
import { fail, isLinkProblem, succeed } from './lanes';
import { noteContact, noteFailure } from './link';
import { restingLane, untriedFile, type FileProgress, type SyncState } from './state';
import { fileKey } from './uploads';

type Of<K extends SyncEvent['is']> = Extract<SyncEvent, { is: K }>;

export function absorbUploading(state: SyncState, { key, sentBytes }: Of<'uploading'>): SyncState {
  const file = state.files.get(key);
  return file?.busy ? withFile(state, key, { ...file, sentBytes }) : state;
}

export function absorbUploaded(state: SyncState, { key, answer, generation }: Of<'uploaded'>, at: Moment): SyncState {
  if (answer.ok) return noteContact(settle({ ...state, courtFull: restingLane }, [key], at), answer.contact, generation);
  const file = state.files.get(key) ?? untriedFile;
  if (answer.problem === 'courtFull') {
    // Room is missing for all: they rest together, and one of several answers is enough to say so (S6).
    const full = state.courtFull.notBeforeMs > at.nowMs ? state.courtFull : fail(state.courtFull, answer, at);
    return noteFailure(withFile({ ...state, courtFull: full }, key, { ...file, busy: false, sentBytes: 0, problem: 'courtFull' }), answer, generation);
  }
  // Bytes may have arrived although their answer did not.
  const doubtful = isLinkProblem(answer.problem) || answer.problem === 'server';
  return noteFailure(withFile(state, key, { ...fail(file, answer, at), sentBytes: 0, doubtful }), answer, generation);
}

/** The court's word on doubtful files: receipted ones are done, the others are sent. */
export function absorbChecked(state: SyncState, { asked, answer, generation }: Of<'checked'>, at: Moment): SyncState {
  if (answer.ok) {
    const settled = settle({ ...state, check: succeed(state.check) }, answer.receipted, at);
    return noteContact(withoutDoubt(settled, asked), answer.contact, generation);
  }
  const failed: SyncState = { ...state, check: fail(state.check, answer, at) };
  // A check that the court cannot answer must not hold the files up: sending twice is harmless.
  const sendAnyway = !isLinkProblem(answer.problem) && answer.problem !== 'signedOut';
  return noteFailure(sendAnyway ? withoutDoubt(failed, asked) : failed, answer, generation);
}

/** The tablet has no bytes for an announced file: it is shown, and looked for again later; the others go on (B4). */
export function absorbMissing(state: SyncState, key: string, at: Moment): SyncState {
  const waiting = fail(state.files.get(key) ?? untriedFile, { problem: 'missing', retryAfterMs: null }, at);
  return withFile(state, key, waiting);
}

function settle(state: SyncState, keys: readonly string[], { nowMs }: Moment): SyncState {
  if (keys.length === 0) return state;
  const gone = new Set(keys);
  const progress = new Map([...state.files].filter(([key]) => !gone.has(key)));
  const files = state.outbox.files.filter((file) => !gone.has(fileKey(file)));
  const pictured = new Set(state.pictured);
  for (const file of state.outbox.files) if (file.role === 'photo' && gone.has(fileKey(file))) pictured.add(file.document);
  const beat = files.length === 0 ? { ...state.beat, dueAtMs: nowMs } : state.beat;
  return { ...state, files: progress, pictured, beat, outbox: { ...state.outbox, files, settled: new Set([...state.outbox.settled, ...keys]) } };
}

function withoutDoubt(state: SyncState, keys: readonly string[]): SyncState {
  const files = new Map(state.files);
  for (const key of keys) {
    const file = files.get(key);
    if (file) files.set(key, { ...file, doubtful: false });
  }
  return { ...state, files };
}

const withFile = (state: SyncState, key: string, file: FileProgress): SyncState => ({ ...state, files: new Map(state.files).set(key, file) });
