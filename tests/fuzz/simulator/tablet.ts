import { createHash } from 'node:crypto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { v7 } from 'uuid';
import { heartbeatOf } from '@/app/sync/heartbeatOf';
import { createReceiptVerifier } from '@/app/sync/receiptVerifier';
import type { FoldedDocument, Moment } from '@/domain/journal';
import type { EntryDraft, NewFile, RecordResult } from '@/ports/workspace';
import { openStores, type Stores } from '@/storage';
import type { EntryRow } from '@/storage/tables/rows';
import { createAppendQueue, type AppendQueue } from '@/sync/appendQueue';
import { createDriver, type Driver } from '@/sync/driver';
import type { Clock, Transport } from '@/sync/ports';
import { initialState, type SyncState } from '@/sync/state';
import type { Chance } from './chance';
import type { Court, Officer, Writer } from './court';
import { failed, type Network } from './network';
import type { SimTime } from './time';
import type { Work } from './work';

/** What a tablet told its officer to be saved. */
export interface Acknowledged {
  readonly writer: string;
  readonly entries: readonly EntryRow[];
  readonly files: readonly { readonly entry: string; readonly sha256: string; readonly bytes: Uint8Array }[];
}

export interface TabletParts {
  readonly name: string;
  readonly officer: Officer;
  readonly court: Court;
  readonly network: Network;
  readonly time: SimTime;
  readonly work: Work;
  readonly chance: Chance;
}

interface Running {
  readonly stores: Stores;
  readonly appends: AppendQueue;
  readonly driver: Driver;
  readonly bootedMs: number;
  readonly session: string;
}

/**
 * A tablet: the real storage on one IndexedDB that survives a crash, the real append queue and the real engine, with a clock, a line and
 * chance that belong to the history.
 */
export class Tablet {
  readonly acknowledged: Acknowledged[] = [];
  state: SyncState = initialState;
  /** Transactions that write to the journal and are to fail for want of room. */
  failingWrites = 0;
  clockOffMs = 0;
  private running: Running | null = null;
  private readonly disk = new IDBFactory();
  private boots = 0;
  private ids = 0;
  private heard: string | null = null;
  private timers = new Set<() => void>();

  constructor(
    private readonly parts: TabletParts,
    readonly writer: Writer,
  ) {}

  get name(): string {
    return this.parts.name;
  }
  get officer(): Officer {
    return this.parts.officer;
  }
  get writerId(): string {
    return this.writer.enrolled.writer;
  }
  /** Another one after every start; null while it is off. */
  get process(): object | null {
    return this.running;
  }
  get on(): Running {
    if (!this.running) throw new Error(`${this.name} is off`);
    return this.running;
  }

  async boot(): Promise<void> {
    const { work, court, officer, time, chance } = this.parts;
    const opened = await openStores(officer.id, { storeEpoch: this.name, dexie: { indexedDB: this.disk, IDBKeyRange } });
    if (!opened.ok) throw new Error(`${this.name}: ${opened.problem}: ${opened.detail}`);
    const { stores } = opened;
    this.failSomeWrites(stores);
    this.boots += 1;
    const [bootedMs, session] = [time.nowMs, `${this.name}-${this.boots}`];
    const { enrolled, sign } = this.writer;
    const clock: Clock = {
      wallIso: () => this.wallIso(),
      monoMs: () => time.nowMs - bootedMs,
      after: (delayMs, run) => {
        const cancel = time.after(delayMs, run);
        this.timers.add(cancel);
        return () => {
          this.timers.delete(cancel);
          cancel();
        };
      },
    };
    const moment = (): Moment => ({ wall: this.wallIso(), monoMs: clock.monoMs(), session, server: this.heard });
    const appends = createAppendQueue(
      stores.appendsOf(this.writerId),
      { id: this.writerId, court: court.id, officer: officer.id, sign },
      { newId: () => this.newId(), newSalt: () => chance.hex(16), moment, hash: async (bytes) => sha256(new Uint8Array(await bytes.arrayBuffer())), app: 'fuzz' },
    );
    const files = stores.filesOf(this.writerId);
    const driver = createDriver(
      {
        journal: work.counted(stores.journalOf(this.writerId)),
        files: work.counted(files),
        pulls: work.counted(stores.pull),
        transport: this.transport(),
        receipts: work.counted(createReceiptVerifier({ court: court.id, root: enrolled.root, certificates: enrolled.receiptKeys, moreCertificates: () => Promise.resolve([]) })),
        reporter: work.counted({
          report: async (lastError) => {
            const { receiptedTo } = await stores.journalOf(this.writerId).chain();
            const held = { entries: await stores.unsentEntriesOf(this.writerId, receiptedTo), files: await files.unsent(), receiptedEntries: receiptedTo, allFiles: 0, photos: { count: 0, bytes: 0 }, room: { usageBytes: null, quotaBytes: null, persisted: null } };
            return heartbeatOf(held, { writer: this.writerId, app: 'fuzz', wall: this.wallIso() }, lastError);
          },
        }),
        session: { renew: () => this.parts.network.send(this, `${this.name} renewal`, () => Promise.resolve({ ok: true as const, value: null })).then((sent) => (sent.ok ? 'renewed' : 'unknown')) },
        enrolment: { due: false, ask: () => Promise.resolve(failed('unknown')) },
        former: false,
        clock,
        chance: () => chance.next(),
      },
      (state) => {
        this.state = state;
        this.heard = state.link.serverTime ?? this.heard;
      },
    );
    stores.changes.subscribe((change) => {
      if (change.is === 'appended') driver.wake('append');
    });
    this.running = { stores, appends, driver, bootedMs, session };
    driver.start();
  }

  /** The tablet is gone in the middle of whatever it did; its disk is not. */
  crash(): void {
    const { driver, stores } = this.on;
    driver.stop();
    for (const cancel of this.timers) cancel();
    this.timers.clear();
    stores.close();
    this.parts.network.forget(this, this.parts.chance);
    this.state = initialState;
    this.running = null;
  }

  /** For good; nothing is counted any more. */
  stop(): void {
    if (this.running) this.crash();
  }

  /** Whether it says that there is nothing left to send. */
  get isEmpty(): boolean {
    const { outbox, push } = this.state;
    return outbox.chain !== null && !outbox.stale && outbox.chain.receiptedTo === (outbox.chain.head?.seq ?? 0) && outbox.files.length === 0 && push.problem === null;
  }

  unrest(): string {
    const { outbox, push, pull, link, session, files } = this.state;
    return JSON.stringify({ chain: outbox.chain, files: outbox.files.length, fileProblems: [...files.values()].map(({ problem }) => problem), push: push.problem, pull: pull.problem, pages: pull.pages, link: link.is, session: session.is });
  }

  /** Records like a screen does. What was told to be saved is noted with its exact texts. */
  async record(acts: readonly EntryDraft[], files: readonly (NewFile & { readonly content: Uint8Array })[]): Promise<RecordResult | 'crashed'> {
    const { stores, appends } = this.on;
    const result = await this.parts.work.during(() => appends.append(acts, files));
    if (this.running?.stores !== stores) return 'crashed';
    if (!result.ok) return result;
    const rows = await stores.db.entries.where('[writer+seq]').between([this.writerId, 0], [this.writerId, Infinity]).toArray();
    const entries = rows.filter(({ id }) => result.entries.includes(id));
    if (entries.length !== result.entries.length) throw new Error(`${this.name}: told to be saved, and not on the disk`);
    const owners = acts.flatMap((act, i) => (act.op === 'attach' ? act.change.files.map((file) => ({ sha256: file.sha256, entry: result.entries[i] ?? '' })) : []));
    this.acknowledged.push({ writer: this.writerId, entries, files: owners.map(({ entry, sha256: hash }) => ({ entry, sha256: hash, bytes: files.find(({ note }) => note.sha256 === hash)?.content ?? new Uint8Array() })) });
    return result;
  }

  /** What the officer sees of a case. */
  async shown(caseId: string): Promise<{ readonly documents: Map<string, FoldedDocument>; readonly canWrite: boolean }> {
    const { pulled, top, index } = await this.on.stores.states.load(caseId);
    return { documents: new Map([...pulled, ...top]), canWrite: index?.left == null };
  }

  newId(): string {
    const { chance } = this.parts;
    return v7({ msecs: Date.parse(this.wallIso()), seq: (this.ids += 1), random: chance.bytes(16) });
  }

  wallIso(): string {
    return new Date(this.parts.time.now().getTime() + this.clockOffMs).toISOString();
  }

  private transport(): Transport {
    const { network, court, officer, chance } = this.parts;
    const ear = court.ear(officer);
    const by = (kind: string) => `${this.name} ${kind}`;
    return {
      push: (request) => network.send(this, by(`push of ${request.entries.length}`), () => ear.push(request)),
      heads: (request) => network.send(this, by('heads'), () => ear.heads(request)),
      pages: (request) => network.send(this, by('pages'), () => ear.pages(request)),
      filesCheck: (request) => network.send(this, by('check'), () => ear.filesCheck(request)),
      heartbeat: (report) => network.send(this, by('heartbeat'), () => ear.heartbeat(report)),
      upload: async (file, writer, blob) => {
        const bytes = await this.parts.work.during(() => blob.arrayBuffer().then((buffer) => new Uint8Array(buffer), () => null));
        if (bytes === null) return failed('unknown');
        // Now and then a bit flips on the way: the court hashes what arrived.
        const sent = chance.is(0.05) ? bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte)) : bytes;
        let first = true;
        return network.send(this, by(`upload of ${file.sha256.slice(0, 8)}`), () => {
          const arriving = first ? sent : bytes;
          first = false;
          return ear.upload(file, writer, arriving);
        });
      },
    };
  }

  /** A transaction of the journal that the browser aborts, as it does when the quota is reached. */
  private failSomeWrites(stores: Stores): void {
    const native = stores.db.backendDB();
    const begin = native.transaction.bind(native);
    native.transaction = (names, mode, options) => {
      const tx = begin(names, mode, options);
      if (mode === 'readwrite' && this.failingWrites > 0 && [names].flat().includes('entries')) {
        this.failingWrites -= 1;
        setImmediate(() => {
          try {
            tx.abort();
          } catch {
            // It was through already: the room sufficed.
          }
        });
      }
      return tx;
    };
  }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
