import type { Canary } from '../deviceRegistry';
import { databaseName, openOfficerDatabase, type OfficerDatabase, type Opened, type OtherIndexedDB } from '../officerDatabase';
import { createSealing, type KeyMaker, type Sealing } from '../sealing';
import { sealReadable } from '../sealReadable';
import { fromCopy } from '../soundBytes';
import { openEntries } from '../tables/entries';
import { keepBytes, keepSealed } from '../tables/fileBytes';
import type { CopyDisk } from '../secondCopy/copyDisk';
import type { LossReason } from './judgeStore';
import { openCopied, readCopy, type Copied } from './readCopy';
import { rebuildChains, type RebuiltChain } from './rebuildChain';
import type { LossReport } from './recoveryReport';
import { writeRebuilt } from './writeRebuilt';

/** How far a recovery is. */
export interface RecoverProgress {
  readonly entries: number;
  readonly files: number;
  readonly allFiles: number;
}

export interface RecoverParts {
  readonly officer: string;
  readonly reason: LossReason;
  readonly canary: Canary | null;
  readonly disk: CopyDisk | null;
  /** The officer's opened vault. */
  readonly keys: KeyMaker;
  /** SHA-256, lower-case hex. */
  hash(bytes: Blob): Promise<string>;
  readonly storeEpoch: string;
  /** The tablet's clock, ISO. */
  readonly at: string;
  readonly browser?: OtherIndexedDB;
  /** Told from its start on, and after every file. */
  onProgress?(progress: RecoverProgress): void;
}

export type Recovered = { readonly ok: true; readonly report: LossReport } | Extract<Opened, { ok: false }>;

/**
 * Makes the officer's store whole again from the second copy, before any screen (D3, R5): what is in the store stays, what is only in the
 * copy is added, and no writer that was here can append again (W1). Broken off, it is done anew the next time: bytes come first, all
 * else is one transaction.
 */
export async function recoverStore({ officer, reason, canary, disk, keys, hash, storeEpoch, at, browser, onProgress = () => undefined }: RecoverParts): Promise<Recovered> {
  onProgress({ entries: 0, files: 0, allFiles: 0 });
  const copied = await readCopy(disk);
  const opened = await openAnyway(officer, copied, browser);
  if (!opened.ok) return opened;
  const { db } = opened;
  try {
    const sealing = createSealing(db, keys);
    // It may be of a version before the vault: an older profile that came back.
    await sealReadable(db, sealing);
    await sealing.adopt(copied.keys);
    const [there, { texts, drafts, unopened }] = await Promise.all([db.entries.toArray().then((rows) => openEntries(sealing, rows)), openCopied(sealing, copied)]);
    const { chains } = rebuildChains([...there, ...texts]);
    const known = new Set(there.map(({ id }) => id));
    const { photos, otherFiles, missing } = await bringFiles(db, sealing, disk, chains, hash, at, (files, allFiles) => onProgress({ entries: texts.length, files, allFiles }));
    const added = chains.flatMap(({ entries }) => entries).filter(({ id }) => !known.has(id));
    const report: LossReport = {
      reason,
      at,
      hadCopy: textsIn(copied) + copied.cards.length + copied.files.length > 0,
      recovered: { entries: added.length, photos, otherFiles, drafts: drafts.size },
      missing: { entries: entriesMissing(canary, chains, unopened), files: missing, stranded: chains.reduce((sum, { stranded }) => sum + stranded.length, 0) },
    };
    await writeRebuilt(db, sealing, { chains, cards: copied.cards, drafts, canary, storeEpoch, report });
    return { ok: true, report };
  } catch (error) {
    return { ok: false, problem: 'storageFailed', detail: String(error) };
  } finally {
    db.close();
  }
}

const textsIn = ({ entries, readable }: Copied): number => entries.length + readable.length;

/** A store that cannot be opened is given up only once its second copy was read: never the last bytes there are. */
async function openAnyway(officer: string, copied: Copied, browser?: OtherIndexedDB): Promise<Opened> {
  const opened = await openOfficerDatabase(officer, () => undefined, browser);
  if (opened.ok || opened.problem !== 'storageFailed' || textsIn(copied) === 0) return opened;
  await new Promise<void>((resolve) => {
    const deleting = (browser?.indexedDB ?? indexedDB).deleteDatabase(databaseName(officer));
    deleting.onsuccess = deleting.onerror = deleting.onblocked = () => resolve();
  });
  return openOfficerDatabase(officer, () => undefined, browser);
}

/** Puts back the bytes that the main store lacks, one file after the other, each hashed first. */
async function bringFiles(db: OfficerDatabase, sealing: Sealing, disk: CopyDisk | null, chains: readonly RebuiltChain[], hash: RecoverParts['hash'], at: string, onFile: (done: number, all: number) => void) {
  const there = new Set(await db.fileBytes.toCollection().primaryKeys());
  const rows = new Map(chains.flatMap(({ files }) => files).map((file) => [file.sha256, file]));
  const found = { photos: 0, otherFiles: 0, missing: 0 };
  const lacking = [...rows].filter(([sha256]) => !there.has(sha256));
  for (const [done, [sha256, { role, mime, case: of }]] of lacking.entries()) {
    onFile(done, lacking.length);
    const back = await fromCopy(sealing, disk, hash, sha256);
    if (back) {
      if (back.sealed) await keepSealed(db, [{ sha256, mime, bytes: back.sealed, storedAt: at }], false);
      else await keepBytes(db, sealing, [{ sha256, of, bytes: new Blob([back.bytes], { type: mime }) }], at, false);
      found[role === 'photo' ? 'photos' : 'otherFiles'] += 1;
    } else found.missing += 1;
  }
  return found;
}

/** The canary tells how far the last writer had come; what the court had signed for is not lost. */
function entriesMissing(canary: Canary | null, chains: readonly RebuiltChain[], unopened: number): number {
  if (!canary?.card) return unopened;
  const back = chains.find(({ writer }) => writer === canary.card?.writer)?.head?.seq ?? 0;
  return Math.max(0, canary.headSeq - Math.max(back, canary.receiptedTo));
}
