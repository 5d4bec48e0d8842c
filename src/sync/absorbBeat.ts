import type { Moment, SyncEvent } from './events';
import { fail, isLinkProblem, succeed } from './lanes';
import { noteContact, noteFailure, noteNoAnswer } from './link';
import type { SyncState } from './state';

/** Between two reports of what this tablet still holds, and between two questions for news. */
export const ROUND_MS = 30_000;

/** The moment of the next round: half a minute away, spread by chance so that tablets do not keep step. */
export const nextRound = ({ nowMs, chance }: Moment): number => nowMs + Math.round(ROUND_MS * (0.9 + chance / 5));

/** A former writer that has nothing left has said so for the last time. */
const nextBeat = (state: SyncState, at: Moment): number => (state.former && isEmpty(state) ? Infinity : nextRound(at));

const isEmpty = ({ outbox: { chain, files, stale } }: SyncState): boolean => chain !== null && !stale && chain.receiptedTo >= (chain.head?.seq ?? 0) && files.length === 0;

/** The heartbeat is also the probe: its answer, or its absence, is what the link is known by (S4). */
export function absorbBeat(state: SyncState, { answer, generation }: Extract<SyncEvent, { is: 'beaten' }>, at: Moment): SyncState {
  if (answer.ok) return noteContact({ ...state, beat: { ...succeed(state.beat), dueAtMs: nextBeat(state, at) } }, answer.contact, generation);
  if (isLinkProblem(answer.problem)) return noteNoAnswer({ ...state, beat: { ...state.beat, busy: false } }, answer, at);
  return noteFailure({ ...state, beat: fail(state.beat, answer, at) }, answer, generation);
}
