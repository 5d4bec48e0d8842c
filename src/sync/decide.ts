import type { Effect, Moment } from './events';
import { begin } from './lanes';
import { pushFrom } from './outbox';
import { FEEDS_AT_ONCE } from './pulls';
import { untriedFile, type Lane, type SyncState } from './state';
import { fileKey, planCheck, planUploads, UPLOADS_AT_ONCE } from './uploads';

export interface Step {
  readonly state: SyncState;
  readonly effects: readonly Effect[];
}

type Choice = (state: SyncState, at: Moment) => Step;

const ready = (lane: Lane, at: Moment): boolean => !lane.busy && lane.notBeforeMs <= at.nowMs;
const nothing = (state: SyncState): Step => ({ state, effects: [] });

/** Starts all that is due, and says when to look again. */
export function decide(state: SyncState, at: Moment): Step {
  const done = choicesFor(state).reduce<Step>(
    (before, choose) => {
      const next = choose(before.state, at);
      return { state: next.state, effects: [...before.effects, ...next.effects] };
    },
    nothing(state),
  );
  return { state: done.state, effects: [...done.effects, { do: 'wakeAt', atMs: nextMoment(done.state, at) }] };
}

function choicesFor(state: SyncState): readonly Choice[] {
  if (state.session.is !== 'ok') return [readOutbox, refresh];
  if (state.link.is !== 'up') return [readOutbox, probe];
  return state.enrol.due ? [readOutbox, enrol] : [readOutbox, beat, push, pull, check, recheck, upload];
}

const readOutbox: Choice = (state, at) =>
  state.outbox.stale && ready(state.outbox, at) ? { state: { ...state, outbox: { ...begin(state.outbox), stale: false, settled: new Set() } }, effects: [{ do: 'readOutbox' }] } : nothing(state);

const refresh: Choice = (state) =>
  state.session.is === 'doubted' && !state.session.refreshing
    ? { state: { ...state, session: { ...state.session, refreshing: true } }, effects: [{ do: 'refresh' }] }
    : nothing(state);

const probe: Choice = (state, at) =>
  !state.beat.busy && state.link.notBeforeMs <= at.nowMs ? { state: { ...state, beat: begin(state.beat) }, effects: [{ do: 'beat' }] } : nothing(state);

const beat: Choice = (state, at) =>
  ready(state.beat, at) && state.beat.dueAtMs <= at.nowMs ? { state: { ...state, beat: begin(state.beat) }, effects: [{ do: 'beat' }] } : nothing(state);

const enrol: Choice = (state, at) => (ready(state.enrol, at) ? { state: { ...state, enrol: begin(state.enrol) }, effects: [{ do: 'enrol' }] } : nothing(state));

const push: Choice = (state, at) => {
  const fromSeq = nextToPush(state);
  if (fromSeq === null || !ready(state.push, at)) return nothing(state);
  return { state: { ...state, push: begin(state.push) }, effects: [{ do: 'push', fromSeq, budgetBytes: state.push.budgetBytes }] };
};

const pull: Choice = (state, at) => {
  const { pages, dueAtMs } = state.pull;
  if (!ready(state.pull, at)) return nothing(state);
  const busy: SyncState = { ...state, pull: begin(state.pull) };
  if (pages) return { state: busy, effects: [{ do: 'pages', epoch: pages.epoch, feeds: pages.feeds.slice(0, FEEDS_AT_ONCE) }] };
  return dueAtMs <= at.nowMs ? { state: busy, effects: [{ do: 'heads', asOfPush: state.push.answered }] } : nothing(state);
};

const check: Choice = (state, at) => {
  const files = ready(state.check, at) ? planCheck(known(state, at)) : [];
  return files.length > 0 ? { state: { ...state, check: begin(state.check) }, effects: [{ do: 'check', files }] } : nothing(state);
};

const recheck: Choice = (state, at) => {
  const { epoch, after } = state.recheck;
  if (epoch === null || !ready(state.recheck, at)) return nothing(state);
  return { state: { ...state, recheck: begin(state.recheck) }, effects: [{ do: 'recheck', epoch, after }] };
};

const upload: Choice = (state, at) => {
  const files = planUploads(known(state, at), freeSlots(state, at));
  if (files.length === 0) return nothing(state);
  const progress = new Map(state.files);
  for (const file of files) progress.set(fileKey(file), { ...begin(progress.get(fileKey(file)) ?? untriedFile), sentBytes: 0 });
  return { state: { ...state, files: progress }, effects: files.map((file) => ({ do: 'upload', file })) };
};

/** Entries go first: no upload starts while a push is due (B2). After a 507 one file at a time asks whether there is room. */
function freeSlots(state: SyncState, at: Moment): number {
  if (state.push.busy || (nextToPush(state) !== null && state.push.notBeforeMs <= at.nowMs)) return 0;
  const active = [...state.files.values()].filter((file) => file.busy).length;
  if (state.courtFull.attempts === 0) return UPLOADS_AT_ONCE - active;
  return active === 0 && ready(state.courtFull, at) ? 1 : 0;
}

const nextToPush = ({ outbox, push: { courtSeq, againFrom } }: SyncState): number | null => againFrom ?? (outbox.chain ? pushFrom(outbox.chain, courtSeq) : null);

/** A file is announced once the court has its entry: receipted, and not lost again by a restore. */
function known(state: SyncState, at: Moment) {
  const receiptedTo = state.outbox.chain?.receiptedTo ?? 0;
  return { files: state.outbox.files, progress: state.files, pictured: state.pictured, photosHeld: state.photosHeld, receiptedTo: Math.min(receiptedTo, state.push.courtSeq ?? receiptedTo), nowMs: at.nowMs };
}

/** The earliest moment ahead at which something that waits for a time is due; null when all waits for an event. */
function nextMoment(state: SyncState, at: Moment): number | null {
  const times = waitingTimes(state).filter((time) => time > at.nowMs && Number.isFinite(time));
  return times.length > 0 ? Math.min(...times) : null;
}

function waitingTimes(state: SyncState): number[] {
  const outbox = state.outbox.stale ? [state.outbox.notBeforeMs] : [];
  if (state.session.is !== 'ok') return outbox;
  if (state.link.is !== 'up') return [...outbox, state.link.notBeforeMs];
  if (state.enrol.due) return [...outbox, state.enrol.notBeforeMs];
  const lanes = [state.push, state.check, state.recheck, state.courtFull].map((lane) => lane.notBeforeMs);
  const files = [...state.files.values()].map((file) => file.notBeforeMs);
  return [...outbox, ...lanes, ...files, Math.max(state.beat.dueAtMs, state.beat.notBeforeMs), Math.max(state.pull.dueAtMs, state.pull.notBeforeMs)];
}
