import type { Moment, SyncEvent } from './events';
import { fail, succeed } from './lanes';
import { noteContact, noteFailure } from './link';
import { restingLane, type SyncState } from './state';

/**
 * A court that does not know this writer may have been restored from a backup of before its enrolment (G3): it is enrolled once more, by the same
 * ids and key, and what failed is tried again when its wait is over. Asking in vain does no harm: a revoked writer stays revoked.
 */
export const askToBeKnown = (enrol: SyncState['enrol']): SyncState['enrol'] => ({ ...enrol, due: true });

/** The court knows the writer: all of it goes, and is told of, at once (W3). */
export function absorbEnrolled(state: SyncState, { answer, generation }: Extract<SyncEvent, { is: 'enrolled' }>, at: Moment): SyncState {
  if (!answer.ok) return noteFailure({ ...state, enrol: fail(state.enrol, answer, at) }, answer, generation);
  // What failed before did so because nobody knew who asked.
  const beat = { ...state.beat, ...restingLane, busy: state.beat.busy, dueAtMs: at.nowMs };
  return noteContact({ ...state, enrol: { ...succeed(state.enrol), due: false }, beat }, answer.contact, generation);
}
