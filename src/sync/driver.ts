import type { FoldedDocument } from '@/domain/journal';
import { headsDigest } from '@/wire/headsDigest';
import type { Answer, Contact, Effect, Failure, SyncEvent, WokenBy } from './events';
import { step } from './machine';
import { firstRefusal, isReceiptFor, isReceiptForFile, lastSeq, outcomesIn } from './outbox';
import type { Sent, SyncPorts, UnsentFile } from './ports';
import { planPull, wholeCases } from './pulls';
import { initialState, type SyncState } from './state';
import { fileKey } from './uploads';

type Of<K extends Effect['do']> = Extract<Effect, { do: K }>;
type Work = Exclude<Effect, { do: 'wakeAt' }>;

/** Outcomes that one answer holds at most; as many mean that there are more. */
const OUTCOMES_AT_ONCE = 1_000;

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
  const { journal, files, pulls, transport, receipts, reporter, session, clock } = ports;
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
        const sent = await transport.heartbeat(await reporter.report(firstProblem(state)));
        return { is: 'beaten', generation, answer: sent.ok ? { ok: true, contact: contact(sent.value.serverTime) } : sent };
      }
      case 'push':
        return push(effect, generation);
      case 'heads':
        return { is: 'headsCame', generation, answer: await heads(effect) };
      case 'pages':
        return { is: 'pagesCame', generation, answer: await pages(effect) };
      case 'check':
        return { is: 'checked', generation, asked: effect.files.map(fileKey), answer: await check(effect) };
      case 'upload':
        return upload(effect.file, generation);
      case 'refresh':
        return { is: 'refreshed', session: await session.renew() };
    }
  }

  async function push({ fromSeq, budgetBytes }: Of<'push'>, generation: number): Promise<SyncEvent> {
    const run = await journal.run(fromSeq, budgetBytes);
    if (run.length === 0) return { is: 'nothingToPush' };
    const { writer, receiptedTo } = await journal.chain();
    const sent = await transport.push({ writer, entries: [...run] });
    if (!sent.ok) return { is: 'pushed', generation, fromSeq, answer: sent };
    const reply = sent.value;
    let to = receiptedTo;
    let believed = true;
    for (const jws of reply.receipts) {
      const receipt = await receipts.verify(jws);
      if (isReceiptFor(receipt, writer, to) && (await journal.receipted(jws, receipt))) to = Math.max(to, receipt.to);
      else believed = false;
    }
    await journal.outcomes(outcomesIn(reply), null);
    const refused = firstRefusal(reply);
    const unverifiable = !believed || (refused === null && to < lastSeq(run));
    return { is: 'pushed', generation, fromSeq, answer: { ok: true, contact: contact(reply.serverTime), receiptedTo: to, courtSeq: reply.head?.seq ?? 0, refused, unverifiable } };
  }

  async function heads({ asOfPush }: Of<'heads'>): Promise<Extract<SyncEvent, { is: 'headsCame' }>['answer']> {
    const [epoch, cases, chain] = await Promise.all([pulls.epoch(), pulls.cursors(), journal.chain()]);
    const held = { epoch, cases };
    const sent = await transport.heads({ epoch, digest: epoch === null ? null : headsDigest(wholeCases(held)), writer: chain.writer, outcomes: chain.outcomesTo });
    if (!sent.ok) return sent;
    const reply = sent.value;
    const { feeds, left } = planPull(held, reply);
    await journal.outcomes(reply.outcomes, { epoch: reply.epoch, n: reply.outcomes.at(-1)?.n ?? 0 });
    if (left.length > 0) await pulls.left(left);
    return { ok: true, contact: contact(reply.serverTime), epoch: reply.epoch, feeds, courtSeq: reply.chain?.seq ?? 0, asOfPush, moreOutcomes: reply.outcomes.length >= OUTCOMES_AT_ONCE };
  }

  async function pages({ epoch, feeds }: Of<'pages'>): Promise<Extract<SyncEvent, { is: 'pagesCame' }>['answer']> {
    const { writer } = await journal.chain();
    const sent = await transport.pages({ epoch, writer, feeds: [...feeds] });
    if (!sent.ok) return sent;
    const failed: string[] = [];
    // Pages of another epoch are left out: the heads are asked for again first (G3).
    const mine = sent.value.epoch === epoch ? sent.value.pages : [];
    // Handed over together, in order: the store puts many of them down at once.
    await Promise.all(mine.map((page) => pulls.apply(epoch, { ...page, documents: page.documents as readonly FoldedDocument[] }).catch(() => failed.push(page.case))));
    const applied = mine.filter((page) => !failed.includes(page.case)).map(({ case: id, scope, n, upTo }) => ({ case: id, scope, n, upTo }));
    return { ok: true, contact: contact(null), epoch: sent.value.epoch, applied, failed };
  }

  async function check({ files: asked }: Of<'check'>): Promise<Answer<{ readonly receipted: readonly string[] }>> {
    const { writer } = await journal.chain();
    const sent = await transport.filesCheck({ writer, files: asked.map(({ entry, sha256 }) => ({ entry, sha256 })) });
    if (!sent.ok) return sent;
    const receipted: string[] = [];
    for (const jws of sent.value.receipts) {
      const receipt = await receipts.verify(jws);
      const file = asked.find((one) => isReceiptForFile(receipt, writer, one));
      if (file && receipt?.kind === 'file' && (await files.receipted(jws, receipt))) receipted.push(fileKey(file));
    }
    return { ok: true, contact: contact(null), receipted };
  }

  async function upload(file: UnsentFile, generation: number): Promise<SyncEvent> {
    const key = fileKey(file);
    const bytes = await files.bytes(file.sha256);
    if (!bytes) return { is: 'bytesMissing', key };
    const { writer } = await journal.chain();
    const sent = await transport.upload(file, writer, bytes, (sentBytes) => dispatch({ is: 'uploading', key, sentBytes }), stopping.signal);
    return { is: 'uploaded', key, generation, answer: sent.ok ? await believeFile(sent, writer, file) : sent };
  }

  async function believeFile(sent: Extract<Sent<string>, { ok: true }>, writer: string, file: UnsentFile): Promise<Answer<object>> {
    const receipt = await receipts.verify(sent.value);
    if (isReceiptForFile(receipt, writer, file) && (await files.receipted(sent.value, receipt))) return { ok: true, contact: contact(null) };
    return { ok: false, problem: 'unverifiableReceipt', retryAfterMs: null };
  }

  const contact = (serverTime: string | null): Contact => ({ wall: clock.wallIso(), serverTime });

  return {
    start() {
      if (running) return;
      running = true;
      state = { ...initialState, photosHeld };
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
    case 'push':
      return { is: 'pushed', generation, fromSeq: effect.fromSeq, answer };
    case 'heads':
      return { is: 'headsCame', generation, answer };
    case 'pages':
      return { is: 'pagesCame', generation, answer };
    case 'check':
      return { is: 'checked', generation, asked: effect.files.map(fileKey), answer };
    case 'upload':
      return { is: 'uploaded', generation, key: fileKey(effect.file), answer };
    case 'refresh':
      return { is: 'refreshed', session: 'unknown' };
  }
}
