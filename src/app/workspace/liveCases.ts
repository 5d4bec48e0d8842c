import { shallowReactive } from 'vue';
import { documentKey, type FoldedDocument, type Outcome } from '@/domain/journal';
import type { LiveCase } from '@/ports/workspace';
import type { StoreChange, Stores } from '@/storage';
import type { FileSeat } from './courtFile';

interface Shown {
  readonly documents: Map<string, FoldedDocument>;
  readonly outcomes: Map<string, Outcome | null>;
  readonly facts: { whole: boolean; left: LiveCase['left']; answersRead: boolean };
}

interface Opened {
  users: number;
  /** Null while it comes from storage. */
  shown: Shown | null;
  readonly loading: Promise<Shown>;
  readonly release: () => void;
}

/** Outcomes come in crowds while a push is answered; they are looked up once for all of them. */
const OUTCOMES_AFTER_MS = 120;

/** Open cases, kept true while the store changes: by this tab, by pulls, by other tabs. */
export function createLiveCases(stores: Stores) {
  const opened = new Map<string, Opened>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const end = stores.changes.subscribe(onChange);

  function open(id: string): Opened {
    const release = stores.states.hold(id);
    const one: Opened = { users: 0, shown: null, release, loading: load(id).then((shown) => (one.shown = shown)) };
    opened.set(id, one);
    return one;
  }

  async function load(id: string): Promise<Shown> {
    const { pulled, top, index } = await stores.states.load(id);
    const shown: Shown = {
      documents: shallowReactive(new Map([...pulled, ...top])),
      outcomes: shallowReactive(new Map<string, Outcome | null>()),
      facts: shallowReactive({ whole: index?.whole ?? false, left: index?.left ?? null, answersRead: false }),
    };
    // Nobody waits for the court's answers to see the case.
    void showOutcomes(id, shown).catch(() => undefined);
    return shown;
  }

  /** Brings what is shown to what the store holds; documents that did not change are left alone. */
  async function showState(id: string, { documents, facts }: Shown): Promise<void> {
    const { pulled, top, index } = await stores.states.load(id);
    for (const key of [...documents.keys()]) if (!top.has(key) && !pulled.has(key)) documents.delete(key);
    for (const [key, document] of new Map([...pulled, ...top])) if (documents.get(key) !== document) documents.set(key, document);
    facts.whole = index?.whole ?? false;
    facts.left = index?.left ?? null;
  }

  async function showOutcomes(id: string, { outcomes, facts }: Shown): Promise<void> {
    // An entry that is appended while the disk is asked is not in the answer and stays.
    const before = [...outcomes.keys()];
    const known = await stores.outcomesOf(id);
    for (const entry of before) if (!known.has(entry)) outcomes.delete(entry);
    for (const [entry, outcome] of known) outcomes.set(entry, outcome);
    facts.answersRead = true;
  }

  function outcomesSoon(id: string, shown: Shown): void {
    if (waiting.has(id)) return;
    const look = () => {
      waiting.delete(id);
      showOutcomes(id, shown).catch(() => undefined);
    };
    waiting.set(id, setTimeout(look, OUTCOMES_AFTER_MS));
  }

  function onChange(change: StoreChange): void {
    if (change.is === 'receipted') return;
    for (const id of change.cases) {
      const one = opened.get(id);
      if (!one) continue;
      // In the same turn where it can be: who awaits an append finds it shown.
      if (one.shown) showChange(id, one.shown, change);
      else one.loading.then((shown) => showChange(id, shown, change)).catch(() => undefined);
    }
  }

  function showChange(id: string, shown: Shown, change: Exclude<StoreChange, { is: 'receipted' }>): void {
    if (change.is === 'appended') {
      for (const entry of change.entries) if (entry.case === id) shown.outcomes.set(entry.id, null);
      const known = stores.states.known(id);
      // After another tab's append nothing is known in memory: the disk is asked, since a pull may have come as well.
      if (!known) return void showState(id, shown).catch(() => undefined);
      for (const document of change.documents) {
        const now = document.case === id ? (known.top.get(documentKey(document)) ?? known.pulled.get(documentKey(document))) : undefined;
        if (now) shown.documents.set(documentKey(now), now);
      }
      return;
    }
    if (change.is === 'pulled') showState(id, shown).catch(() => undefined);
    outcomesSoon(id, shown);
  }

  /** The case for as long as it is not closed; a second one of the same id shares everything. */
  async function openCase(id: string): Promise<LiveCase> {
    const one = opened.get(id) ?? open(id);
    one.users += 1;
    const close = () => {
      one.users -= 1;
      if (one.users > 0) return;
      if (opened.get(id) === one) opened.delete(id);
      one.release();
    };
    try {
      return handle(id, await one.loading, once(close));
    } catch (error) {
      close();
      throw error;
    }
  }

  /** The document of an open case that a file was attached to; null when none of them names it. */
  function seatOf(sha256: string): FileSeat | null {
    for (const { shown } of opened.values())
      for (const document of shown?.documents.values() ?? []) {
        const tag = document.files.find((file) => file.sha256 === sha256);
        if (tag) return { document, tag };
      }
    return null;
  }

  return {
    openCase,
    seatOf,
    stop() {
      end();
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}

function handle(id: string, { documents, outcomes, facts }: Shown, close: () => void): LiveCase {
  return {
    id,
    documents,
    get whole() {
      return facts.whole;
    },
    get left() {
      return facts.left;
    },
    // What is not listed is part of the pulled state (outcomes.ts of the store).
    outcome: (entry) => (outcomes.has(entry) || !facts.answersRead ? (outcomes.get(entry) ?? null) : { is: 'folded' }),
    close,
  };
}

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (!done) run();
    done = true;
  };
}
