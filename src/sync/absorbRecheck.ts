import type { HeadsTaken, Moment, SyncEvent } from './events';
import { fail, succeed } from './lanes';
import { noteContact, noteFailure } from './link';
import type { SyncState } from './state';

type Rechecked = Extract<SyncEvent, { is: 'rechecked' }>;

/** The court told its epoch: one that is not known to have what it signed for is asked (G3). */
export function noteEpoch(state: SyncState, { epoch, courtSeq }: Pick<HeadsTaken, 'epoch' | 'courtSeq'>): SyncState {
  const { chain } = state.outbox;
  const isKnown = chain === null || chain.filesEpoch === epoch || state.recheck.epoch === epoch;
  if (isKnown) return state;
  // Its head is that of another chain, or may be: all of this one goes once more, and what is there is only answered (P6, P7).
  const isOther = state.forked || courtSeq > (chain.head?.seq ?? 0);
  const again = isOther && chain.filesEpoch !== undefined && chain.head !== null;
  return { ...state, recheck: { ...state.recheck, epoch, after: null }, push: again ? { ...state.push, againFrom: 1 } : state.push };
}

/** What the court has lost lies in the stores as unsent again: they are read anew. */
export function absorbRechecked(state: SyncState, { answer, epoch, generation }: Rechecked, at: Moment): SyncState {
  if (answer === null) return goOn(state, epoch, null);
  if (!answer.ok) return noteFailure({ ...state, recheck: fail(state.recheck, answer, at) }, answer, generation);
  return noteContact(goOn(state, epoch, answer.next), answer.contact, generation);
}

function goOn(state: SyncState, epoch: string, next: string | null): SyncState {
  const rested = succeed(state.recheck);
  // The court was restored once more in between: that one is asked from the beginning.
  if (rested.epoch !== epoch) return { ...state, recheck: rested };
  const { chain } = state.outbox;
  const outbox = { ...state.outbox, stale: true, chain: chain && next === null ? { ...chain, filesEpoch: epoch } : chain };
  return { ...state, outbox, recheck: { ...rested, epoch: next === null ? null : epoch, after: next } };
}
