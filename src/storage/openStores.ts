import { commitAppend, readBasis, sealBatch, signed, type AppendBatch, type Committed, type SealedBatch } from './appendTransaction';
import { createBundleSource } from './bundleSource';
import { createCarriedBundles } from './carriedBundles';
import { createCaseStates } from './caseStates';
import { createChanges, type StoreChange, type TabChannel } from './changes';
import { captureOf } from './captureOf';
import { doubtsOfAction } from './entryMoments';
import { createFileStore } from './fileStore';
import { firstLook } from './firstLook';
import { fileSums } from './fileSums';
import { createJournalStore } from './journalStore';
import { createLetGo } from './letGo';
import { openOfficerDatabase, type OfficerDatabase, type OtherIndexedDB } from './officerDatabase';
import { openActionsHere } from './openActionsHere';
import { createPageQueue } from './pageQueue';
import { problemOf } from './problem';
import { createPullStore } from './pullStore';
import { createRecoveryNotes } from './recovery/recoveryNotes';
import type { CopyDisk } from './secondCopy/copyDisk';
import { createSecondCopy } from './secondCopy/secondCopy';
import { createSealedAtHand } from './sealedAtHand';
import { createSealing, type KeyMaker, type Sealing } from './sealing';
import { lostReadableKey, sealReadable } from './sealReadable';
import { settleEpoch } from './settleEpoch';
import { soundBytes, type HashBlob } from './soundBytes';
import { createDrafts } from './tables/drafts';
import { createThumbs } from './tables/thumbs';
import { createWriters } from './tables/writers';
import { createListReader } from './lists';
import { readOutcomes } from './outcomes';
import { copiedEntry, openEntries, openEntry, sealedOf } from './tables/entries';
import { firstPiece, openPieces, readWhole } from './sealedBlob';
import { dropUnannounced, keepBytes, readBytes, sealedBytes, sweepUnannounced, type HashedBytes } from './tables/fileBytes';
import type { ChainHead } from '@/domain/journal';
import type { FileBytesRow, KeyRow } from './tables/rows';
import { unsentEntries } from './unsentEntries';
import { createUpkeep } from './upkeep';

export interface OpenStoresOptions {
  /** The officer's opened vault: without it nothing can be read or written. */
  readonly keys: KeyMaker;
  /** Between tabs of this officer; null where there is but one. */
  readonly channel?: TabChannel | null;
  /** A newer version wants the database: write drafts down, lock the screen. */
  readonly onReplaced?: () => Promise<void> | void;
  /** The browser closed the store under the app, or it is another one than was opened: nothing more can be saved here. */
  readonly onClosed?: () => void;
  /** What a new store calls itself. */
  readonly storeEpoch?: string;
  /** The second copy (D2), and this tab's segment in it; null where there is none. */
  readonly copy?: { readonly disk: Promise<CopyDisk | null>; readonly segment: string; /** Runs once after a delay; returns its cancel. */ after(delayMs: number, run: () => void): () => void } | null;
  readonly hash?: HashBlob;
  /** The officer's database where it is open already (`holdStore`). */
  readonly held?: OfficerDatabase | null;
  /** Another IndexedDB, for tests. */
  readonly dexie?: OtherIndexedDB;
}

/** Opens all that one officer has on this tablet, or says why not. */
export async function openStores(officer: string, { keys, channel = null, onReplaced = () => {}, onClosed = () => {}, storeEpoch = crypto.randomUUID(), copy = null, hash = hashOf, held = null, dexie }: OpenStoresOptions) {
  const opened = held ? { ok: true as const, db: held } : await openOfficerDatabase(officer, onReplaced, dexie);
  if (!opened.ok) return opened;
  const { db } = opened;
  db.onReplaced = onReplaced;
  let looked: Awaited<ReturnType<typeof firstLook>>;
  let sealing: Sealing;
  try {
    looked = await firstLook(db);
    sealing = createSealing(db, keys, looked.keys);
    if (!looked.meta.has('sealed')) await sealReadable(db, sealing);
  } catch (error) {
    db.close();
    return { ok: false as const, problem: 'storageFailed' as const, detail: String(error) };
  }
  const epoch = await settleEpoch(db, looked.meta.get('storeEpoch') ?? null, storeEpoch, onClosed);
  let notedVault = looked.meta.get('vault');
  const segment = copy?.segment ?? null;
  const secondCopy = copy && createSecondCopy(copy.disk, copy.segment, copy.after);
  const states = createCaseStates(db, sealing);
  const changes = createChanges(channel);

  // What another tab wrote is read from the disk when it is wanted next.
  changes.subscribe((change, source) => {
    if (source === 'otherTab' && change.is !== 'receipted') for (const id of change.cases) states.forget(id);
  });

  const sound = async (sha256: string): Promise<Blob | null> => {
    const found = await soundBytes(db, sealing, secondCopy, hash, sha256);
    return found && new Blob([...found.pieces], { type: found.mime });
  };

  const stores = {
    officer,
    /** Tells this store from the one before a loss (D5). */
    storeEpoch: epoch,
    db,
    states,
    changes,
    pull: createPullStore(db, states, changes, createPageQueue(db, sealing, states, (cases) => changes.tell({ is: 'pulled', cases }))),
    ...createWriters(db, sealing, secondCopy),
    journalOf: (writer: string) => createJournalStore(db, states, changes, writer, async (rows) => (await openEntries(sealing, rows)).map(sealedOf)),
    filesOf: (writer: string) => createFileStore(db, changes, writer, sound),
    /** Everything for an emergency export. */
    bundle: createBundleSource(db, sealing, sound),
    /** Exports of other tablets on their way to the court. */
    carriedOf: (hash: (bytes: Blob) => Promise<string>) => createCarriedBundles(db, hash),
    /** Entries of a writer above a seq, as the queue shows them. */
    unsentEntriesOf: (writer: string, afterSeq: number) => unsentEntries(db, async (row) => (await openEntry(sealing, row)).body, writer, afterSeq),
    /** What speaks against the times of what was recorded here in one field action (E5). */
    doubtsOfAction: (caseId: string, action: string) => doubtsOfAction(db, sealing, caseId, action),
    /** Where a file of this tablet was recorded, and what speaks against the time. */
    captureOf: (file: Parameters<typeof captureOf>[2]) => captureOf(db, sealing, file),
    openActionsHere: () => openActionsHere(db, sealing),
    fileSums: () => fileSums(db),
    fileCount: () => db.files.count(),
    appendsOf: (writer: string) => appendStore(writer),
    drafts: createDrafts(db, sealing, secondCopy),
    thumbs: createThumbs(db, sealing),
    lists: createListReader(db, sealing),
    outcomesOf: (id: string) => readOutcomes(db, id),
    bytes: (sha256: string) => readBytes(db, sealing, sha256),
    /** The bytes of a file, hashed and if need be healed (B4); null: in neither copy. Ask here before a file is sent. */
    soundBytes: sound,
    upkeep: createUpkeep(db, sealing, secondCopy, hash, segment),
    letGo: createLetGo(db, secondCopy),
    /** How far the second copy is behind; null: this store has none. */
    copyLag: () => secondCopy?.lag() ?? null,
    recovery: createRecoveryNotes(db),
    /** Whether the bytes are on this tablet. */
    has: async (sha256: string): Promise<boolean> => (await db.fileBytes.where('sha256').equals(sha256).count()) > 0,
    /** The last time that a server told, over restarts. */
    async lastServerTime(): Promise<string | null> {
      return (await db.meta.get('serverTime'))?.value ?? null;
    },
    async keepServerTime(iso: string): Promise<void> {
      await db.meta.put({ key: 'serverTime', value: iso });
    },
    /** Whether a key that signs lay here readable until now: it is gone. */
    hadReadableKey: () => lostReadableKey(db),
    /** Notes the closed vault here, too. */
    async noteVault(vault: object): Promise<void> {
      const value = JSON.stringify(vault);
      if (value === notedVault) return;
      await db.meta.put({ key: 'vault', value });
      notedVault = value;
    },
    /** Keys that the court cannot open yet, as `mend` makes them. */
    mendKeys: (mend: (row: KeyRow) => Promise<KeyRow>) => sealing.mend(mend),
    sweep: (before: string) => sweepUnannounced(db, before),
    close() {
      changes.close();
      db.close();
      // What is not copied yet is caught up with at the next start.
      void secondCopy?.disk.then((disk) => disk?.close());
    },
  };

  const atHand = createSealedAtHand();
  const releaseReserve = async (): Promise<boolean> => (await (await secondCopy?.disk)?.release()) ?? false;

  async function readBack({ sha256, bytes }: FileBytesRow): Promise<readonly Uint8Array<ArrayBuffer>[]> {
    const whole = await readWhole(bytes);
    const pieces = await openPieces(sealing, sha256, bytes, whole);
    if (whole && secondCopy) atHand.keep(sha256, whole);
    return pieces;
  }

  /** Right behind the main store, never before: what was undone there must not lie here (D2). */
  async function copyBatch({ entries }: SealedBatch, files: AppendBatch['files']): Promise<void> {
    if (!secondCopy) return;
    const copied = files.map(({ sha256 }) => ({ sha256, sealed: atHand.take(sha256) }));
    const first = await Promise.all(copied.map(async ({ sha256, sealed }) => firstPiece(sealed ?? (await sealedBytes(db, sha256)) ?? new Blob())));
    const keysOfAll = await sealing.keysOf([...entries.map(({ text }) => text), ...first]);
    await secondCopy.save({ keys: keysOfAll, entries: entries.map(copiedEntry) }, copied.map(({ sha256, sealed }) => ({ sha256, read: async () => sealed ?? (await sealedBytes(db, sha256)) })));
  }

  function appendStore(writer: string) {
    let head: ChainHead | null | undefined;
    return {
      basis: (cases: readonly string[], fresh: boolean) => readBasis(db, states, writer, cases, head, fresh),
      async prepare(batch: AppendBatch) {
        const sealed = await sealBatch(sealing, batch);
        return { commit: (sig: string) => commit(batch, signed(sealed, sig)) };
      },
      /** With what can be read of them now: null, nothing. */
      async keepBytes(files: readonly HashedBytes[], storedAt: string, replace: boolean) {
        const lying = await keepBytes(db, sealing, files, storedAt, replace);
        return Promise.all(lying.map((row) => (row ? readBack(row).catch(() => null) : null)));
      },
      dropUnannounced(hashes: readonly string[]) {
        for (const sha256 of hashes) atHand.take(sha256);
        return dropUnannounced(db, hashes);
      },
      problemOf,
    };

    async function commit(batch: AppendBatch, sealed: SealedBatch): Promise<Exclude<Committed, { is: 'done' }> | { readonly is: 'done'; readonly copied: Promise<void> }> {
      let committed = await commitAppend(db, states, writer, batch, sealed);
      // Acts are small: on a full disk they get the room that was kept for them (D8).
      if (committed.is === 'failed' && committed.problem === 'storageFull' && (await releaseReserve())) committed = await commitAppend(db, states, writer, batch, sealed);
      head = committed.is === 'done' ? batch.head : undefined;
      if (committed.is !== 'done') return committed;
      // What is not copied now is caught up with by the upkeep.
      const copied = copyBatch(sealed, batch.files).catch(() => undefined);
      changes.tell(appended(batch));
      return { is: 'done', copied };
    }
  }

  return { ok: true as const, stores };
}

const hashOf: HashBlob = async (bytes) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', await (bytes instanceof Blob ? bytes : new Blob([...bytes])).arrayBuffer()))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const appended = ({ basis, entries, documents }: AppendBatch): StoreChange => ({
  is: 'appended',
  cases: [...basis.cases.keys()],
  entries: entries.map(({ read }) => ({ id: read.body.id, case: read.body.case })),
  documents,
});

export type Stores = Extract<Awaited<ReturnType<typeof openStores>>, { ok: true }>['stores'];
