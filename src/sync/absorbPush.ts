import type { Failure, Moment, Pushed, SyncEvent } from './events';
import { askToBeKnown } from './absorbEnrolled';
import { fail, succeed } from './lanes';
import { noteContact, noteFailure } from './link';
import { BUDGET_BYTES, type SyncState } from './state';
import { pushFrom } from './outbox';

const SMALLEST_BUDGET_BYTES = 64_000;

export function absorbPush(state: SyncState, { answer, generation, fromSeq }: Extract<SyncEvent, { is: 'pushed' }>, at: Moment): SyncState {
  if (!answer.ok) return noteFailure({ ...state, push: smaller(fail(state.push, answer, at), answer) }, answer, generation);
  const { chain } = state.outbox;
  // The head of the chain that was left says nothing of this one (P6).
  const forked = state.forked || answer.forked;
  const known: SyncState = {
    ...state,
    outbox: { ...state.outbox, stale: true, chain: chain && { ...chain, receiptedTo: Math.max(chain.receiptedTo, answer.receiptedTo) } },
    forked,
    enrol: answer.refused === 'unknownWriter' ? askToBeKnown(state.enrol) : state.enrol,
    push: { ...state.push, courtSeq: forked ? null : answer.courtSeq, againFrom: againFrom(state, forked, answer, fromSeq), answered: state.push.answered + 1 },
  };
  const problem = problemOf(answer, fromSeq, known);
  const push = problem ? fail(known.push, { problem, retryAfterMs: null }, at) : { ...succeed(known.push), budgetBytes: Math.min(BUDGET_BYTES, known.push.budgetBytes * 2) };
  return noteContact(whenEmpty({ ...known, push }, at), answer.contact, generation);
}

/** The store had nothing to send after all (a transaction is being written): look again after a pause. */
export function absorbNothingToPush(state: SyncState, at: Moment): SyncState {
  const rested = fail(state.push, { problem: 'unknown', retryAfterMs: null }, at);
  return { ...state, outbox: { ...state.outbox, stale: true }, push: { ...rested, againFrom: null, problem: null } };
}

/** Where the chains part is found by sending this one from its beginning: what the court has is only answered (P6, P7). */
function againFrom({ push, outbox }: SyncState, forked: boolean, { refused, sentTo }: Pushed, fromSeq: number): number | null {
  if (refused === 'fork' || (refused === 'gap' && forked)) return fromSeq > 1 && push.againFrom === null ? 1 : null;
  if (refused !== null || push.againFrom === null) return null;
  return sentTo < (outbox.chain?.head?.seq ?? 0) ? sentTo + 1 : null;
}

/** "Send from n" is obeyed at once when n is not where this push began; any other refusal waits, with everything kept (P3). */
function problemOf({ refused, unverifiable, courtSeq }: Pushed, fromSeq: number, { forked, push }: SyncState): Failure['problem'] | null {
  if (unverifiable) return 'unverifiableReceipt';
  if (refused === null) return null;
  if (push.againFrom !== null) return null;
  return refused === 'gap' && !forked && courtSeq + 1 < fromSeq ? null : 'refusedChain';
}

/** A push that is too large for the line or for the gateway is cut in half. */
function smaller(push: SyncState['push'], { problem }: Failure): SyncState['push'] {
  return problem === 'tooLarge' || problem === 'timeout' ? { ...push, budgetBytes: Math.max(SMALLEST_BUDGET_BYTES, Math.floor(push.budgetBytes / 2)) } : push;
}

/** When the last entry is receipted, what the court made of them is asked for, and the court is told that nothing is left. */
function whenEmpty(state: SyncState, { nowMs }: Moment): SyncState {
  const { chain } = state.outbox;
  if (!chain || state.push.againFrom !== null || pushFrom(chain, state.push.courtSeq) !== null) return state;
  return { ...state, pull: { ...state.pull, dueAtMs: nowMs }, beat: { ...state.beat, dueAtMs: nowMs } };
}
