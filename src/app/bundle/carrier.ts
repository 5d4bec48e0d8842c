import { shallowReactive } from 'vue';
import { carriedFaults, type CarriedBundle, type CarriedFault, type DeliveredBundle, type Peeked } from '@/ports/bundles';
import type { Stores } from '@/storage';
import type { Sent } from '@/sync/ports';
import type { BundleResult } from '@/wire/bundle';
import { labelOf } from './bundleLabel';

const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 10 * 60_000;

export interface CarrierParts {
  readonly store: ReturnType<Stores['carriedOf']>;
  readonly court: string;
  readonly send: (bundle: { readonly id: string; readonly bytes: Blob }, onProgress: (sentBytes: number) => void, signal: AbortSignal) => Promise<Sent<BundleResult>>;
  readonly now: () => string;
  readonly monoMs: () => number;
}

export interface Carrier {
  readonly carried: readonly CarriedBundle[];
  readonly delivered: readonly DeliveredBundle[];
  /** Looks at what lies in the store: another tab may have changed it. */
  load(): Promise<void>;
  carry(file: Blob): Promise<Peeked>;
  discard(id: string): Promise<void>;
  /** The court was reached, or somebody asks for it (`anyway`): sends what waits, one after another. */
  sendWaiting(anyway?: boolean): Promise<void>;
  stop(): void;
}

/** Carries bundles of other tablets: stored whole, sent when the court is reached, kept until it has said yes (X2). */
export function createCarrier({ store, court, send, now, monoMs }: CarrierParts): Carrier {
  const carried = shallowReactive<CarriedBundle[]>([]);
  const delivered = shallowReactive<DeliveredBundle[]>([]);
  const waits = new Map<string, { readonly untilMs: number; readonly waitMs: number }>();
  const ended = new AbortController();
  let sending: Promise<void> | null = null;

  const change = (id: string, what: Partial<CarriedBundle>): void => {
    const at = carried.findIndex((bundle) => bundle.id === id);
    const known = carried[at];
    if (known) carried[at] = { ...known, ...what };
  };
  const forget = (id: string): void => {
    const at = carried.findIndex((bundle) => bundle.id === id);
    if (at >= 0) carried.splice(at, 1);
  };

  async function refuse(id: string, why: Pick<CarriedBundle, 'fault' | 'notTaken'>): Promise<void> {
    change(id, { state: 'refused', ...why });
    await store.refuse(id, why);
  }

  async function load(): Promise<void> {
    const rows = await store.list();
    for (const { id, state } of [...carried]) if (state !== 'sending' && !rows.some((row) => row.id === id)) forget(id);
    for (const { id, bytes, takenAt, refused } of rows) {
      if (carried.some((bundle) => bundle.id === id)) continue;
      const read = await labelOf(bytes, court);
      // Another look may have found it meanwhile.
      if (read.ok && !carried.some((bundle) => bundle.id === id)) carried.push({ id, label: read.label, bytes: bytes.size, takenAt, state: refused ? 'refused' : 'waiting', sentBytes: 0, fault: known(refused?.fault), notTaken: refused?.notTaken ?? 0 });
    }
  }

  async function sendOne(bundle: CarriedBundle): Promise<void> {
    const row = (await store.list()).find(({ id }) => id === bundle.id);
    if (!row) return forget(bundle.id);
    change(bundle.id, { state: 'sending', sentBytes: 0 });
    const sent = await send(row, (sentBytes) => change(bundle.id, { sentBytes }), ended.signal);
    if (!sent.ok) {
      const waitMs = Math.min(LONGEST_WAIT_MS, 2 * (waits.get(bundle.id)?.waitMs ?? FIRST_WAIT_MS / 2));
      waits.set(bundle.id, { waitMs, untilMs: monoMs() + Math.max(waitMs, sent.retryAfterMs ?? 0) });
      return change(bundle.id, { state: 'waiting' });
    }
    const result = sent.value;
    if (!result.ok) return refuse(bundle.id, { fault: result.fault, notTaken: 0 });
    const notTaken = result.counts.refused.reduce((sum, { count }) => sum + count, 0);
    // Sound, and yet not all of it is at the court: it stays until a person has seen why.
    if (notTaken > 0) return refuse(bundle.id, { fault: null, notTaken });
    await store.drop(bundle.id);
    forget(bundle.id);
    const { entries, files } = result.counts;
    delivered.push({ id: bundle.id, label: bundle.label, stored: { entries: entries.stored, files: files.stored }, known: { entries: entries.known, files: files.known } });
  }

  async function sendAll(anyway: boolean): Promise<void> {
    for (const bundle of [...carried]) {
      const isDue = anyway || (bundle.state === 'waiting' && (waits.get(bundle.id)?.untilMs ?? 0) <= monoMs());
      if (isDue && !ended.signal.aborted) await sendOne(bundle);
    }
  }

  return {
    carried,
    delivered,
    load,
    async carry(file) {
      const read = await labelOf(file, court);
      if (!read.ok) return read;
      const problem = await store.keep(file, now());
      if (problem) return { ok: false, problem };
      await load();
      return read;
    },
    async discard(id) {
      if (carried.find((bundle) => bundle.id === id)?.state !== 'refused') return;
      await store.drop(id);
      forget(id);
    },
    sendWaiting: (anyway = false) => (sending ??= sendAll(anyway).finally(() => (sending = null))),
    stop: () => ended.abort(),
  };
}

/** What a newer app wrote down stays unsaid. */
const known = (fault: string | null | undefined): CarriedFault | null => carriedFaults.find((each) => each === fault) ?? null;
