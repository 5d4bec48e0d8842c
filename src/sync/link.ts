import { delayMs } from './backoff';
import type { Contact, Failure, Moment } from './events';
import { isLinkProblem, release } from './lanes';
import type { SyncState } from './state';

/** The court answered as the court: the link is up, and what waited for the link goes on at once (S4). */
export function noteContact(state: SyncState, contact: Contact, generation: number): SyncState {
  const { wall, serverTime } = contact;
  const offset = serverTime === null ? null : Date.parse(serverTime) - Date.parse(wall);
  const session = generation === state.session.generation ? { ...state.session, unproven: false } : state.session;
  const reached = noteAnswer({ ...state, session });
  return {
    ...reached,
    link: { ...reached.link, lastContactAt: wall, serverTime: serverTime ?? reached.link.serverTime, clockOffsetMs: offset === null || Number.isNaN(offset) ? reached.link.clockOffsetMs : offset },
  };
}

/** What a failed request says of link and session; its own lane is kept elsewhere. */
export function noteFailure(state: SyncState, failure: Failure, generation: number): SyncState {
  if (failure.problem === 'signedOut') return doubtSession(state, generation);
  if (!isLinkProblem(failure.problem)) return noteAnswer(state);
  return state.link.is === 'up' ? { ...state, link: { ...state.link, is: 'unsure', notBeforeMs: 0, problem: failure.problem } } : state;
}

/** The heartbeat that was to find out got no answer: the link is down, and is asked again after a pause (S4). */
export function noteNoAnswer(state: SyncState, failure: Failure, at: Moment): SyncState {
  const attempts = state.link.attempts + 1;
  return {
    ...state,
    link: { ...state.link, is: 'down', attempts, problem: failure.problem, notBeforeMs: at.nowMs + delayMs('link', attempts, at.chance, failure.retryAfterMs) },
  };
}

/** The session was renewed, ended, or nobody could be asked (S5). */
export function noteRefresh(state: SyncState, outcome: 'renewed' | 'ended' | 'unknown', at: Moment): SyncState {
  const { generation } = state.session;
  switch (outcome) {
    case 'renewed':
      return askAgain({ ...state, session: { is: 'ok', refreshing: false, generation: generation + 1, unproven: true } });
    case 'ended':
      return { ...state, session: { ...state.session, is: 'out', refreshing: false } };
    case 'unknown':
      return noteNoAnswer({ ...state, session: { ...state.session, is: 'ok', refreshing: false } }, { ok: false, problem: 'offline', retryAfterMs: null }, at);
  }
}

/** The link is asked at once; nothing that is under way is touched. */
export const askAgain = (state: SyncState): SyncState => ({ ...state, link: { ...state.link, is: 'unsure', notBeforeMs: 0 } });

function noteAnswer(state: SyncState): SyncState {
  const up: SyncState = { ...state, link: { ...state.link, is: 'up', attempts: 0, notBeforeMs: 0, problem: null } };
  return state.link.is === 'down' ? release(up, isLinkProblem) : up;
}

function doubtSession(state: SyncState, generation: number): SyncState {
  const { session } = state;
  if (generation !== session.generation || session.is !== 'ok') return state;
  return { ...state, session: { ...session, is: session.unproven ? 'out' : 'doubted' } };
}
