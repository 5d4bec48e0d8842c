import type { Moment, SyncEvent } from './events';
import { fail, succeed } from './lanes';
import { noteContact, noteFailure } from './link';
import { restingLane, type SyncState } from './state';

/** The court knows the writer: all of it goes, and is told of, at once (W3). */
export function absorbEnrolled(state: SyncState, { answer, generation }: Extract<SyncEvent, { is: 'enrolled' }>, at: Moment): SyncState {
  if (!answer.ok) return noteFailure({ ...state, enrol: fail(state.enrol, answer, at) }, answer, generation);
  // What failed before did so because nobody knew who asked.
  const beat = { ...state.beat, ...restingLane, busy: state.beat.busy, dueAtMs: at.nowMs };
  return noteContact({ ...state, enrol: { ...succeed(state.enrol), due: false }, beat }, answer.contact, generation);
}
