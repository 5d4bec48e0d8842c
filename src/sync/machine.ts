import { decide, type Step } from './decide';
import type { Moment, SyncEvent, WokenBy } from './events';
import { fail, release } from './lanes';
import { askAgain, noteRefresh } from './link';
import { absorbHeads, absorbPages } from './absorbPull';
import { absorbPush, absorbNothingToPush } from './absorbPush';
import { absorbBeat } from './absorbBeat';
import { absorbChecked, absorbMissing, absorbUploaded, absorbUploading } from './absorbFiles';
import { absorbRechecked } from './absorbRecheck';
import { absorbEnrolled } from './absorbEnrolled';
import { absorbOutbox } from './absorbOutbox';
import type { SyncState } from './state';

/**
 * The sync engine of a tablet as a pure function (rules: SPEC.md): what an event changes, and what is to be done next.
 * It knows no clock, chance, network or store; driver.ts carries out the effects and brings back what came of them.
 */
export function step(state: SyncState, event: SyncEvent, at: Moment): Step {
  // Progress changes only what is shown.
  if (event.is === 'uploading') return { state: absorbUploading(state, event), effects: [] };
  return decide(absorb(state, event, at), at);
}

function absorb(state: SyncState, event: Exclude<SyncEvent, { is: 'uploading' }>, at: Moment): SyncState {
  switch (event.is) {
    case 'timer':
      return state;
    case 'woken':
      return wake(state, event.by, at);
    case 'line':
      return { ...state, photosHeld: event.photosHeld };
    case 'outboxRead':
      return absorbOutbox(state, event, at);
    case 'outboxUnreadable':
      return { ...state, outbox: { ...fail(state.outbox, { problem: 'unknown', retryAfterMs: null }, at), stale: true } };
    case 'beaten':
      return absorbBeat(state, event, at);
    case 'pushed':
      return absorbPush(state, event, at);
    case 'enrolled':
      return absorbEnrolled(state, event, at);
    case 'nothingToPush':
      return absorbNothingToPush(state, at);
    case 'headsCame':
      return absorbHeads(state, event, at);
    case 'pagesCame':
      return absorbPages(state, event, at);
    case 'checked':
      return absorbChecked(state, event, at);
    case 'rechecked':
      return absorbRechecked(state, event, at);
    case 'uploaded':
      return absorbUploaded(state, event, at);
    case 'bytesMissing':
      return absorbMissing(state, event.key, at);
    case 'refreshed':
      return noteRefresh(state, event.session, at);
  }
}

/** Why somebody woke the engine decides how much of the waiting is cut short (S1). */
function wake(state: SyncState, by: WokenBy, { nowMs }: Moment): SyncState {
  const read: SyncState = { ...state, outbox: { ...state.outbox, stale: true } };
  switch (by) {
    case 'start':
    case 'append':
      return read;
    case 'online':
      return askAgain(soon(read, nowMs));
    case 'visible':
      return tryAgain(state.link.is === 'down' ? askAgain(soon(read, nowMs)) : soon(read, nowMs));
    case 'sendNow':
    case 'signedIn':
      return tryAgain(askAgain(release(soon(read, nowMs), () => true)));
  }
}

const soon = (state: SyncState, nowMs: number): SyncState => ({
  ...state,
  pull: { ...state.pull, dueAtMs: Math.min(state.pull.dueAtMs, nowMs) },
  beat: { ...state.beat, dueAtMs: Math.min(state.beat.dueAtMs, nowMs) },
});

/** A session that has ended is asked about again: another tab may have signed in. */
const tryAgain = (state: SyncState): SyncState =>
  state.session.is === 'out' ? { ...state, session: { is: 'ok', refreshing: false, generation: state.session.generation + 1, unproven: false } } : state;
