import type { SendProblem } from '@/ports/queue';
import { delayMs, type Patience } from './backoff';
import type { Failure, Moment } from './events';
import { restingLane, type Lane, type SyncState } from './state';

const patienceOf = {
  offline: 'link',
  timeout: 'link',
  portal: 'link',
  server: 'request',
  hashDiffers: 'request',
  unknown: 'request',
  courtFull: 'person',
  refusedChain: 'person',
  unverifiableReceipt: 'person',
  notAnImage: 'person',
  tooLarge: 'person',
  notAllowed: 'person',
  conflict: 'person',
  missing: 'person',
  updateNeeded: 'person',
  // The session is mended for all lanes at once; none of them waits for itself.
  signedOut: null,
} as const satisfies Record<SendProblem, Patience | null>;

/** Whether nobody at the court answered, or somebody else did. */
export const isLinkProblem = (problem: SendProblem | null): boolean => problem !== null && patienceOf[problem] === 'link';

export const begin = <T extends Lane>(lane: T): T => ({ ...lane, busy: true });
export const succeed = <T extends Lane>(lane: T): T => ({ ...lane, ...restingLane });

/** The lane after a failure: it waits by itself, the others go on (S3). */
export function fail<T extends Lane>(lane: T, failure: Pick<Failure, 'problem' | 'retryAfterMs'>, at: Moment): T {
  const patience = patienceOf[failure.problem];
  const attempts = lane.attempts + 1;
  // Of one thing alone the court says again and again that nobody is signed in: it waits like any other failure (S3).
  const isAgain = lane.problem === failure.problem;
  if (patience === null) return { ...lane, busy: false, problem: failure.problem, ...(isAgain ? { attempts, notBeforeMs: at.nowMs + delayMs('request', attempts, at.chance) } : {}) };
  // The same bytes are no image the next time either: only a person sends them again.
  if (failure.problem === 'notAnImage') return { ...lane, busy: false, attempts, problem: failure.problem, notBeforeMs: Infinity };
  return { ...lane, busy: false, attempts, problem: failure.problem, notBeforeMs: at.nowMs + delayMs(patience, attempts, at.chance, failure.retryAfterMs) };
}

/** Lets every lane and file that `which` names try again at once, as if it had not failed. */
export function release(state: SyncState, which: (problem: SendProblem | null) => boolean): SyncState {
  const freed = <T extends Lane>(lane: T): T => (which(lane.problem) ? { ...lane, attempts: 0, notBeforeMs: 0 } : lane);
  return {
    ...state,
    outbox: freed(state.outbox),
    enrol: freed(state.enrol),
    push: freed(state.push),
    pull: freed(state.pull),
    beat: freed(state.beat),
    check: freed(state.check),
    recheck: freed(state.recheck),
    courtFull: freed(state.courtFull),
    files: new Map([...state.files].map(([key, file]) => [key, freed(file)])),
  };
}
