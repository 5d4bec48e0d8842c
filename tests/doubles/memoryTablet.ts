import { entryHash, sealEntry, type ChainHead, type SealedEntry } from '@/domain/journal';
import { createDriver, type Driver } from '@/sync/driver';
import type { ChainState, FileStore, JournalStore, PullStore, Reporter, UnsentFile } from '@/sync/ports';
import { initialState, type SyncState } from '@/sync/state';
import { fileKey } from '@/sync/uploads';
import { unsentFile } from '@tests/builders/unsentFile';
import type { MemoryCourt } from './memoryCourt';
import { VirtualClock } from './virtualClock';

/** A tablet in memory with the real engine: what it recorded, what the court has signed for, what it pulled. */
export class MemoryTablet {
  readonly clock = new VirtualClock();
  readonly journal: SealedEntry[] = [];
  files: UnsentFile[] = [];
  /** Files that the court has signed for. */
  readonly home: UnsentFile[] = [];
  receipts = new Map<number, string>();
  filesEpoch: string | undefined;
  /** What its acts say: no two tablets say the same. */
  private spoken = 'act';
  /** Hashes of files whose bytes are gone. */
  readonly missing = new Set<string>();
  receiptedTo = 0;
  readonly cursors = new Map<string, { scope: number; n: number; upTo: number }>();
  epoch: string | null = null;
  readonly left: [string, string][] = [];
  storeBroken = false;
  /** Whoever shows how it goes fails. */
  screenBroken = false;
  state: SyncState = initialState;
  readonly driver: Driver;

  /** `former`: another writer is in use on this tablet. */
  constructor(readonly court: MemoryCourt, chance: () => number = () => 0.5, readonly writer = 'writer-a', former = false) {
    this.driver = createDriver({ journal: { ...this.journalStore, writer }, files: this.fileStore, pulls: this.pullStore, reporter: this.reporter, transport: court, receipts: court, session: court, clock: this.clock, chance, former, enrolment: { due: court.strangers.has(writer), ask: () => court.enrol(writer) } }, this.show);
  }

  /** Appends `count` acts, each a transaction of its own; tells the engine as the workspace would. */
  record(count: number): void {
    for (let i = 0; i < count; i += 1) this.append();
    this.driver.wake('append');
  }

  /** Appends an act that announces a file. */
  photograph(change: Partial<UnsentFile> & { readonly sha256: string }): UnsentFile {
    this.append();
    const file = unsentFile({ ...change, seq: this.journal.length });
    this.files.push(file);
    this.driver.wake('append');
    return file;
  }

  /** A copy of the whole profile, as it is now: the same writer twice. */
  clone(): MemoryTablet {
    const twin = new MemoryTablet(this.court, () => 0.5, this.writer);
    twin.journal.push(...this.journal);
    twin.files = [...this.files];
    twin.receiptedTo = this.receiptedTo;
    twin.receipts = new Map(this.receipts);
    twin.filesEpoch = this.filesEpoch;
    twin.spoken = `twin ${this.spoken}`;
    return twin;
  }

  private readonly show = (state: SyncState): void => {
    if (this.screenBroken) throw new Error('the disk is full');
    this.state = state;
  };

  get unsent(): number {
    return this.journal.length - this.receiptedTo + this.files.length;
  }

  private append(): void {
    const prev = this.head;
    const seq = this.journal.length + 1;
    const body = { id: `entry-${seq}`, actor: 'officer', at: { wall: this.clock.wallIso(), monoMs: 0, session: 's', server: null }, place: null, case: 'case-1', action: null, document: { kind: 'item', id: 'item-1' }, op: 'note', change: { text: `${this.spoken} ${seq}` }, files: [], app: 'test', scope: 1 };
    const { entry } = sealEntry({ court: 'court', writer: this.writer, seq, prev: prev?.hash ?? null }, body, '0'.repeat(32));
    this.journal.push({ ...entry, sig: 'signed' });
  }

  private get head(): ChainHead | null {
    const last = this.journal.at(-1);
    return last ? { seq: this.journal.length, hash: entryHash(last.header) } : null;
  }

  private chainState = (): ChainState => ({ writer: this.writer, head: this.head, receiptedTo: this.receiptedTo, outcomesTo: 0, ...(this.filesEpoch === undefined ? {} : { filesEpoch: this.filesEpoch }) });

  private readonly journalStore: Omit<JournalStore, 'writer'> = {
    chain: async () => {
      if (this.storeBroken) throw new Error('the store cannot be read');
      return this.chainState();
    },
    run: async (fromSeq, maxBytes) => this.journal.slice(fromSeq - 1, fromSeq - 1 + Math.max(1, Math.floor(maxBytes / 20_000))),
    differs: async ({ seq, hash }) => {
      const entry = this.journal[seq - 1];
      return entry !== undefined && entryHash(entry.header) !== hash;
    },
    lastReceipt: async () => this.receipts.get(this.receiptedTo) ?? null,
    receipted: async (jws, receipt) => {
      const last = this.journal[receipt.to - 1];
      if (!last || entryHash(last.header) !== receipt.head || (receipt.branch === undefined && receipt.from > this.receiptedTo + 1)) return false;
      this.receiptedTo = Math.max(this.receiptedTo, receipt.to);
      this.receipts.set(receipt.to, jws);
      return true;
    },
    outcomes: async () => {},
  };

  private readonly fileStore: FileStore = {
    unsent: async () => [...this.files],
    bytes: async (sha256) => (this.missing.has(sha256) ? null : new Blob([new Uint8Array(this.files.find((file) => file.sha256 === sha256)?.size ?? 0)])),
    receipted: async (_jws, receipt) => {
      const isIt = (file: UnsentFile): boolean => file.sha256 === receipt.sha256 && file.entry === receipt.entry;
      this.home.push(...this.files.filter(isIt));
      this.files = this.files.filter((file) => !isIt(file));
      return true;
    },
    receiptedFrom: async (after, count) => {
      const sorted = [...this.home].sort((a, b) => (fileKey(a) < fileKey(b) ? -1 : 1)).filter((file) => after === null || fileKey(file) > after);
      const last = sorted.length > count ? sorted[count - 1] : undefined;
      return { files: sorted.slice(0, count).filter(({ sha256 }) => !this.missing.has(sha256)), next: last ? fileKey(last) : null };
    },
    unsentAgain: async (lost) => {
      const keys = new Set(lost.map(fileKey));
      this.files.push(...this.home.filter((file) => keys.has(fileKey(file))));
      this.home.splice(0, this.home.length, ...this.home.filter((file) => !keys.has(fileKey(file))));
    },
    heldBy: async (epoch) => {
      this.filesEpoch = epoch;
    },
  };

  private readonly pullStore: PullStore = {
    epoch: async () => this.epoch,
    cursors: async () => [...this.cursors].map(([id, cursor]) => ({ case: id, ...cursor })),
    apply: async (epoch, page) => {
      if (this.storeBroken) throw new Error('the store cannot be written');
      this.epoch = epoch;
      this.cursors.set(page.case, { scope: page.scope, n: page.n, upTo: page.upTo });
    },
    left: async (cases, reason) => {
      this.left.push(...cases.map((id): [string, string] => [id, reason]));
      for (const id of cases) this.cursors.delete(id);
    },
  };

  private readonly reporter: Reporter = {
    report: async (lastError, clockOffsetMs) => ({
      writer: this.writer,
      app: 'test',
      wall: this.clock.wallIso(),
      held: { entries: this.journal.length - this.receiptedTo, entryBytes: 0, files: this.files.length, fileBytes: 0 },
      oldestUnsentAt: null,
      perCase: [],
      storage: { usageBytes: null, quotaBytes: null, persisted: null },
      lastError,
      clockOffsetMs,
      drafts: 0,
    }),
  };
}
