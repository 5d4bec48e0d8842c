import type { FeedCursor } from '@/wire/pull';
import { nextRound } from './absorbBeat';
import { askToBeKnown } from './absorbEnrolled';
import { noteEpoch } from './absorbRecheck';
import type { HeadsTaken, Moment, SyncEvent } from './events';
import { fail, succeed } from './lanes';
import { noteContact, noteFailure } from './link';
import { remainingFeeds } from './pulls';
import type { SyncState } from './state';

export function absorbHeads(state: SyncState, { answer, generation }: Extract<SyncEvent, { is: 'headsCame' }>, at: Moment): SyncState {
  if (!answer.ok) {
    const enrol = answer.problem === 'notAllowed' ? askToBeKnown(state.enrol) : state.enrol;
    return noteFailure({ ...state, enrol, pull: fail(state.pull, answer, at) }, answer, generation);
  }
  // Documents are the business of the writer in use; of a former one the court's head and the outcomes are asked once (W1).
  const pages = !state.former && answer.feeds.length > 0 ? { epoch: answer.epoch, feeds: answer.feeds } : null;
  const pull = { ...succeed(state.pull), pages, dueAtMs: answer.moreOutcomes ? at.nowMs : state.former ? Infinity : nextRound(at) };
  return noteContact(noteEpoch(compareHeads({ ...state, pull }, answer), answer), answer.contact, generation);
}

export function absorbPages(state: SyncState, { answer, generation }: Extract<SyncEvent, { is: 'pagesCame' }>, at: Moment): SyncState {
  if (!answer.ok) return noteFailure({ ...state, pull: fail(state.pull, answer, at) }, answer, generation);
  const asked = state.pull.pages;
  // The court was restored between two pages: what is left of this round is void (G3).
  if (!asked || answer.epoch !== asked.epoch) return noteContact({ ...state, pull: { ...succeed(state.pull), pages: null, dueAtMs: at.nowMs } }, answer.contact, generation);
  const left = remainingFeeds(asked.feeds, answer.applied, answer.failed);
  const rest = left.length > 0 ? { ...asked, feeds: left } : null;
  return noteContact({ ...state, pull: nextPages(state.pull, { rest, stuck: isSame(left, asked.feeds), storeFailed: answer.failed.length > 0 }, at) }, answer.contact, generation);
}

interface Progress {
  readonly rest: SyncState['pull']['pages'];
  readonly stuck: boolean;
  readonly storeFailed: boolean;
}

/** A reply that moves nothing would be asked for without end: it ends the round and waits like a failure. So does a store that refuses. */
function nextPages(pull: SyncState['pull'], { rest, stuck, storeFailed }: Progress, at: Moment): SyncState['pull'] {
  if (stuck) return { ...fail(pull, { problem: 'server', retryAfterMs: null }, at), pages: null, dueAtMs: at.nowMs };
  if (storeFailed) return { ...fail(pull, { problem: 'unknown', retryAfterMs: null }, at), pages: rest };
  return { ...succeed(pull), pages: rest };
}

const isSame = (left: readonly FeedCursor[], asked: readonly FeedCursor[]): boolean => left.length === asked.length && left.every((feed, i) => feed.n === asked[i]?.n && feed.scope === asked[i]?.scope);

/**
 * The court's head of this chain: lower than ours, it was restored and is sent everything above it again (G3); higher,
 * this tablet has lost entries (G7). Heads that were read before the last push say neither.
 */
function compareHeads(state: SyncState, { courtSeq, forked, parted, asOfPush }: HeadsTaken): SyncState {
  // See absorbPush: another chain's head.
  if (forked || state.forked) return { ...state, forked: true, push: { ...state.push, courtSeq: null }, localLoss: null };
  // Receipts for this chain may be of before the court was restored: all of it goes once more (P6, G3).
  if (parted) return { ...state, forked: true, push: { ...state.push, courtSeq: null, againFrom: 1 }, localLoss: null };
  if (state.push.busy || asOfPush !== state.push.answered) return state;
  const known: SyncState = { ...state, push: { ...state.push, courtSeq } };
  const { chain, stale, busy } = state.outbox;
  if (!chain || stale || busy) return known;
  const localSeq = chain.head?.seq ?? 0;
  return { ...known, localLoss: courtSeq > localSeq ? { courtSeq, localSeq } : null };
}
