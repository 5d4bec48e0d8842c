import { createHash } from 'node:crypto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { v7 } from 'uuid';
import { sealedBundle } from '@/app/bundle/sealedBundle';
import type { FoldedDocument, Moment } from '@/domain/journal';
import type { EntryDraft, NewFile, RecordResult } from '@/ports/workspace';
import { openStores, type Stores, type TabChannel } from '@/storage';
import { OfficerDatabase } from '@/storage/officerDatabase';
import { createSealing } from '@/storage/sealing';
import { openEntries } from '@/storage/tables/entries';
import type { EntryRow, StoredEntry } from '@/storage/tables/rows';
import { createAppendQueue, type AppendQueue } from '@/sync/appendQueue';
import type { Clock, Transport } from '@/sync/ports';
import type { SyncState } from '@/sync/state';
import type { Vault } from '@/vault/vault';
import { nodeSuite } from '@tests/doubles/nodeSuite';
import { testVault } from '@tests/builders/testVault';
import type { Chance } from './chance';
import type { Court, Officer, Writer } from './court';
import { Hand } from './hand';
import { failed, type Network } from './network';
import { newWriter } from './newWriter';
import type { SimTime } from './time';
import { tabChannels } from './tabChannels';
import { turn, type Work } from './work';

/** What a tablet told its officer to be saved. */
export interface Acknowledged {
  readonly writer: string;
  /** As they lay on its disk. */
  readonly entries: readonly StoredEntry[];
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
  readonly tabs: 1 | 2;
}

/** One page of the app: what it keeps in memory of the one disk. */
interface Tab {
  readonly stores: Stores;
  appends: AppendQueue;
}

interface Running extends Tab {
  readonly clock: Clock;
  readonly session: string;
  hands: readonly Hand[];
  /** A second tab, where there is one: it records, the first one sends (T1). */
  readonly second: Tab | null;
}

/**
 * A tablet: the real storage on one IndexedDB that survives a crash, the real append queue and the real engine, with a clock, a line and
 * chance that belong to the history. Who sends for whom, and when a new writer is made, is as in src/app/sync/openSync.ts.
 */
export class Tablet {
  readonly acknowledged: Acknowledged[] = [];
  /** Transactions that write to the journal and are to fail for want of room. */
  failingWrites = 0;
  clockOffMs = 0;
  /** Writes that failed so. */
  failedWrites = 0;
  private running: Running | null = null;
  private readonly disk = new IDBFactory();
  /** Opened at the first start; the same as that of the tablet whose profile was copied to this one. */
  private vault: Promise<Vault> | null = null;
  private boots = 0;
  private ids = 0;
  private heard: string | null = null;
  private timers = new Set<() => void>();

  /** Oldest first; the last one writes. */
  constructor(
    private readonly parts: TabletParts,
    readonly writers: Writer[],
  ) {}

  get name(): string {
    return this.parts.name;
  }
  get officer(): Officer {
    return this.parts.officer;
  }
  get writer(): Writer {
    const last = this.writers.at(-1);
    if (!last) throw new Error(`${this.name} has no writer`);
    return last;
  }
  /** Another one after every start; null while it is off. */
  get process(): object | null {
    return this.running;
  }
  get on(): Running {
    if (!this.running) throw new Error(`${this.name} is off`);
    return this.running;
  }
  get isEmpty(): boolean {
    return this.on.hands.every((hand) => hand.isEmpty);
  }

  private get keys(): Promise<Vault> {
    return (this.vault ??= testVault(this.officer.id, nodeSuite));
  }

  /** Entries of this tablet's, opened; without any, all that lie on its disk. */
  async opened(rows?: readonly StoredEntry[]): Promise<EntryRow[]> {
    const { db } = this.on.stores;
    return openEntries(createSealing(db, await this.keys), rows ?? (await db.entries.toArray()));
  }

  async boot(): Promise<void> {
    const { time, tabs, work } = this.parts;
    const channels = tabChannels((run) => void work.during(() => turn().then(run)));
    const stores = await this.openTab(channels());
    const second = tabs === 2 ? await this.openTab(channels()) : null;
    this.boots += 1;
    const bootedMs = time.nowMs;
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
    const session = `${this.name}-${this.boots}`;
    stores.changes.subscribe((change) => {
      if (change.is === 'appended') for (const { driver } of this.running?.hands ?? []) driver.wake('append');
    });
    this.running = { stores, clock, session, appends: this.queueOf(stores, clock, session), hands: [], second: second && { stores: second, appends: this.queueOf(second, clock, `${session}-2`) } };
    for (const writer of this.writers) this.take(writer, writer !== this.writer);
  }

  private async openTab(channel: TabChannel): Promise<Stores> {
    const opened = await openStores(this.officer.id, { keys: await this.keys, storeEpoch: this.name, channel, dexie: { indexedDB: this.disk, IDBKeyRange } });
    if (!opened.ok) throw new Error(`${this.name}: ${opened.problem}: ${opened.detail}`);
    this.failSomeWrites(opened.stores);
    return opened.stores;
  }

  private queueOf(stores: Stores, clock: Clock, session: string): AppendQueue {
    const { court, officer, chance } = this.parts;
    const { id, sign } = this.writer;
    const moment = (): Moment => ({ wall: this.wallIso(), monoMs: clock.monoMs(), session, server: this.heard });
    return createAppendQueue(
      stores.appendsOf(id),
      { id, court: court.id, officer: officer.id, sign },
      { newId: () => this.newId(), newSalt: () => chance.hex(16), moment, hash: async (bytes) => sha256(bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : Buffer.concat(bytes)), app: 'fuzz' },
    );
  }

  /** Sends for a writer from now on, anew where it was sent for before. */
  private take(writer: Writer, isFormer: boolean): void {
    const { stores, clock, hands } = this.on;
    hands.find((hand) => hand.writer === writer)?.driver.stop();
    const name = this.writers.length > 1 ? `${this.name} as writer ${this.writers.indexOf(writer) + 1}` : this.name;
    const hand = new Hand(writer, isFormer, this.parts, stores, { clock, transport: this.transport(name), sender: this, name, onState: (state) => this.onState(writer, state) });
    this.on.hands = [...hands.filter((one) => one.writer !== writer), hand];
    hand.driver.start();
  }

  private onState(writer: Writer, state: SyncState): void {
    this.heard = state.link.serverTime ?? this.heard;
    if (writer !== this.writer) return;
    if (state.forked) return this.goOnAsNewWriter();
    const { epoch } = state.recheck;
    if (epoch === null || epoch === this.epochAsked) return;
    this.epochAsked = epoch;
    for (const hand of this.on.hands) if (hand.isFormer) hand.driver.wake('online');
  }
  private epochAsked: string | null = null;

  /** The journal has left the accepted chain: what comes from now on is another writer's (P6, W1). */
  private goOnAsNewWriter(): void {
    const before = this.writer;
    this.parts.network.tell(`${this.name}: goes on as a new writer`);
    this.writers.push(newWriter(this.newId(), before.device, before));
    const { stores, clock, session, second } = this.on;
    this.on.appends = this.queueOf(stores, clock, session);
    if (second) second.appends = this.queueOf(second.stores, clock, `${session}-2`);
    // Not from within the engine's own step.
    queueMicrotask(() => {
      if (this.running?.stores !== stores) return;
      this.take(before, true);
      this.take(this.writer, false);
    });
  }

  /** The same profile on another tablet: everything on the disk, and what the officer opens it with. */
  async cloneTo(other: Tablet): Promise<void> {
    const { db } = this.on.stores;
    const target = new OfficerDatabase(this.officer.id, { indexedDB: other.disk, IDBKeyRange });
    await target.open();
    for (const table of db.tables) await target.table(table.name).bulkPut(await table.toArray());
    target.close();
    other.vault = this.keys;
  }

  /** The tablet is gone in the middle of whatever it did; its disk is not. */
  crash(): void {
    const { hands, stores, second } = this.on;
    for (const { driver } of hands) driver.stop();
    for (const cancel of this.timers) cancel();
    this.timers.clear();
    stores.close();
    second?.stores.close();
    this.parts.network.forget(this, this.parts.chance);
    this.running = null;
  }

  /** For good; nothing is counted any more. */
  stop(): void {
    if (this.running) this.crash();
  }

  unrest(): string {
    return this.on.hands.map((hand) => hand.unrest()).join(' ');
  }

  private tab(which: 1 | 2): Tab {
    return (which === 2 ? this.on.second : null) ?? this.on;
  }

  /** Records like a screen does. What was told to be saved is noted with its exact texts; what was not, had a reason. */
  async record(acts: readonly EntryDraft[], files: readonly (NewFile & { readonly content: Uint8Array })[], which: 1 | 2 = 1): Promise<RecordResult | 'crashed'> {
    const { running, failedWrites } = this;
    const { stores, appends } = this.tab(which);
    const writer = this.writer.id;
    const result = await this.parts.work.during(() => appends.append(acts, files));
    if (this.running !== running) return 'crashed';
    if (!result.ok && this.failedWrites === failedWrites) throw new Error(`${this.name}: not saved for no reason: ${result.problem} ${result.detail}`);
    if (!result.ok) return result;
    const rows = await stores.db.entries.where('[writer+seq]').between([writer, 0], [writer, Infinity]).toArray();
    const entries = rows.filter(({ id }) => result.entries.includes(id));
    if (entries.length !== result.entries.length) throw new Error(`${this.name}: told to be saved, and not on the disk`);
    const owners = acts.flatMap((act, i) => (act.op === 'attach' ? act.change.files.map((file) => ({ sha256: file.sha256, entry: result.entries[i] ?? '' })) : []));
    this.acknowledged.push({ writer, entries, files: owners.map(({ entry, sha256: hash }) => ({ entry, sha256: hash, bytes: files.find(({ note }) => note.sha256 === hash)?.content ?? new Uint8Array() })) });
    return result;
  }

  /** What the officer sees of a case. */
  async shown(caseId: string, which: 1 | 2 = 1): Promise<{ readonly documents: Map<string, FoldedDocument>; readonly canWrite: boolean }> {
    const { pulled, top, index } = await this.tab(which).stores.states.load(caseId);
    return { documents: new Map([...pulled, ...top]), canWrite: index?.left == null };
  }

  /** The emergency export, by the app's own code. */
  async export(): Promise<Uint8Array> {
    const { court, officer } = this.parts;
    const { stores } = this.on;
    for (const { id, device, letter, publicKey } of this.writers) {
      await stores.db.writers.put({ writer: id, officer: officer.id, court: court.id, device, letter: letter ?? 'A', certificate: null, root: court.trust.root, receiptKeys: [], publicKey, enrolledAt: this.wallIso() });
    }
    const about = { court: court.id, courtName: '', officer: officer.id, officerName: '', device: this.writer.device, letter: 'A', app: 'fuzz', madeAt: this.wallIso() };
    const chunks: Uint8Array[] = [];
    for await (const chunk of (await sealedBundle(stores.bundle, about, await court.bundleKey())).chunks()) chunks.push(chunk.slice());
    return Buffer.concat(chunks);
  }

  newId(): string {
    const { chance } = this.parts;
    return v7({ msecs: Date.parse(this.wallIso()), seq: (this.ids += 1), random: chance.bytes(16) });
  }

  wallIso(): string {
    return new Date(this.parts.time.now().getTime() + this.clockOffMs).toISOString();
  }

  private transport(name: string): Transport {
    const { network, court, officer, chance } = this.parts;
    const ear = court.ear(officer);
    const by = (kind: string) => `${name} ${kind}`;
    return {
      push: (request) => network.send(this, by(`push of ${request.entries.length}`), () => ear.push(request), request.writer),
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
        this.failedWrites += 1;
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
