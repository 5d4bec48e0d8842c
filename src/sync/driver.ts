import { askForHeads, askForPages } from './askForNews';
import type { Contact, Effect, Failure, SyncEvent, WokenBy } from './events';
import { step } from './machine';
import type { SyncPorts } from './ports';
import { sendEntries } from './sendEntries';
import { askForFiles, recheckFiles, sendFile } from './sendFiles';
import { initialState, type SyncState } from './state';
import { fileKey } from './uploads';

type Work = Exclude<Effect, { do: 'wakeAt' }>;

export interface Driver {
  start(): void;
  wake(by: WokenBy): void;
  /** Whether photos wait, because the line is metered (B6). */
  holdPhotos(held: boolean): void;
  /** Ends all requests under way; nothing that is stored is touched. */
  stop(): void;
}

/** Carries out what the machine decides; the only file of the engine that waits for anything. `onState` hears of every change. */
export function createDriver(ports: SyncPorts, onState: (state: SyncState) => void): Driver {
  const { journal, files, transport, reporter, session, clock } = ports;
  let state = initialState;
  let photosHeld = false;
  let running = false;
  let stopping = new AbortController();
  let cancelTimer = (): void => {};

  function dispatch(event: SyncEvent): void {
    if (!running) return;
    const next = step(state, event, { nowMs: clock.monoMs(), chance: ports.chance() });
    const { generation } = next.state.session;
    state = next.state;
    show();
    for (const effect of next.effects) {
      if (effect.do === 'wakeAt') setTimer(effect.atMs);
      else void perform(effect, generation).catch(() => broken(effect, generation)).then(dispatch);
    }
  }

  function show(): void {
    try {
      onState(state);
    } catch {
      // Whoever shows it sees the next one; sending goes on.
    }
  }

  function setTimer(atMs: number | null): void {
    cancelTimer();
    cancelTimer = atMs === null ? () => {} : clock.after(Math.max(0, atMs - clock.monoMs()), () => dispatch({ is: 'timer' }));
  }

  async function perform(effect: Work, generation: number): Promise<SyncEvent> {
    switch (effect.do) {
      case 'readOutbox': {
        // Chain first: a file that is announced in between is then still above the receipted entries.
        const chain = await journal.chain();
        return { is: 'outboxRead', chain, files: await files.unsent() };
      }
      case 'beat': {
        const sent = await transport.heartbeat(await reporter.report(firstProblem(state), state.link.clockOffsetMs));
        return { is: 'beaten', generation, answer: sent.ok ? { ok: true, contact: contact(sent.value.serverTime) } : sent };
      }
      case 'enrol': {
        const sent = await ports.enrolment.ask();
        return { is: 'enrolled', generation, answer: sent.ok ? { ok: true, contact: contact(sent.value) } : sent };
      }
      case 'push': {
        const { fromSeq } = effect;
        const answer = await sendEntries(ports, fromSeq, effect.budgetBytes, contact);
        return answer ? { is: 'pushed', generation, fromSeq, answer } : { is: 'nothingToPush' };
      }
      case 'heads':
        return { is: 'headsCame', generation, answer: await askForHeads(ports, effect.asOfPush, contact) };
      case 'pages':
        return { is: 'pagesCame', generation, answer: await askForPages(ports, effect.epoch, effect.feeds, contact) };
      case 'check':
        return { is: 'checked', generation, asked: effect.files.map(fileKey), answer: await askForFiles(ports, effect.files, contact) };
      case 'recheck':
        return { is: 'rechecked', generation, epoch: effect.epoch, answer: await recheckFiles(ports, effect.epoch, effect.after, contact) };
      case 'upload': {
        const key = fileKey(effect.file);
        const answer = await sendFile(ports, effect.file, (sentBytes) => dispatch({ is: 'uploading', key, sentBytes }), stopping.signal, contact);
        return answer ? { is: 'uploaded', key, generation, answer } : { is: 'bytesMissing', key };
      }
      case 'refresh':
        return { is: 'refreshed', session: await session.renew() };
    }
  }

  const contact = (serverTime: string | null): Contact => ({ wall: clock.wallIso(), serverTime });

  return {
    start() {
      if (running) return;
      running = true;
      state = { ...initialState, former: ports.former, enrol: { ...initialState.enrol, due: ports.enrolment.due }, photosHeld };
      stopping = new AbortController();
      dispatch({ is: 'woken', by: 'start' });
    },
    wake: (by) => dispatch({ is: 'woken', by }),
    holdPhotos(held) {
      photosHeld = held;
      dispatch({ is: 'line', photosHeld });
    },
    stop() {
      running = false;
      cancelTimer();
      stopping.abort();
    },
  };
}

/** The first thing that keeps this tablet from being empty, for the court to see. */
const firstProblem = (state: SyncState) => state.push.problem ?? [...state.files.values()].find((file) => file.problem !== null)?.problem ?? state.pull.problem;

/** A store or adapter that threw is a failure like any other: its lane waits, the others go on. */
function broken(effect: Work, generation: number): SyncEvent {
  const answer: Failure = { ok: false, problem: 'unknown', retryAfterMs: null };
  switch (effect.do) {
    case 'readOutbox':
      return { is: 'outboxUnreadable' };
    case 'beat':
      return { is: 'beaten', generation, answer };
    case 'enrol':
      return { is: 'enrolled', generation, answer };
    case 'push':
      return { is: 'pushed', generation, fromSeq: effect.fromSeq, answer };
    case 'heads':
      return { is: 'headsCame', generation, answer };
    case 'pages':
      return { is: 'pagesCame', generation, answer };
    case 'check':
      return { is: 'checked', generation, asked: effect.files.map(fileKey), answer };
    case 'recheck':
      return { is: 'rechecked', generation, epoch: effect.epoch, answer };
    case 'upload':
      return { is: 'uploaded', generation, key: fileKey(effect.file), answer };
    case 'refresh':
      return { is: 'refreshed', session: 'unknown' };
  }
}
