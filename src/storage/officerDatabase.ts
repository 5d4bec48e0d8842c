import { Dexie, type Table } from 'dexie';
import type { MetaKey } from './clearOn';
import type { BundleRow, CasePackRow, ChainRow, DocumentRow, DraftRow, FileBytesRow, FileRow, KeyRow, MetaRow, ReceiptRow, StoredCaseIndex, StoredEntry, StoredWriter, ThumbRow } from './tables/rows';
import { probeStore, type Probe } from './probeStore';
import { newest, versions } from './versions';

/** The browser's databases, or those of a test. */
export interface OtherIndexedDB {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof globalThis.IDBKeyRange;
}

export const databaseName = (officer: string): string => `fieldwrit-${officer}`;

/**
 * All that one officer has on this tablet; two officers on one tablet share nothing. Every write is strict: `complete` means on
 * the disk, not handed to the operating system.
 */
export class OfficerDatabase extends Dexie {
  declare entries: Table<StoredEntry, [string, number]>;
  declare documents: Table<DocumentRow, [string, string, string]>;
  declare casePacks: Table<CasePackRow, string>;
  declare caseIndex: Table<StoredCaseIndex, string>;
  declare files: Table<FileRow, [string, string]>;
  declare fileBytes: Table<FileBytesRow, string>;
  declare thumbs: Table<ThumbRow, string>;
  declare receipts: Table<ReceiptRow, string>;
  declare writers: Table<StoredWriter, string>;
  declare chains: Table<ChainRow, string>;
  declare drafts: Table<DraftRow, string>;
  declare meta: Table<MetaRow & { key: MetaKey }, MetaKey>;
  declare bundles: Table<BundleRow, string>;
  declare keys: Table<KeyRow, string>;

  /** Runs before another tab with a newer version is let through: write drafts down, lock the screen. */
  onReplaced: () => Promise<void> | void = () => undefined;

  constructor(officer: string, options: Partial<OtherIndexedDB> = {}) {
    super(databaseName(officer), { chromeTransactionDurability: 'strict', ...options });
    for (const { number, schema, upgrade } of versions) {
      const version = this.version(number).stores(schema);
      if (upgrade) version.upgrade(upgrade);
    }
    // Sticky: also when the browser closed the connection and Dexie opens it again.
    this.on('ready', () => this.refuseNewer(), true);
  }

  /** Dexie opens a newer database without a number and would let old code write into it. */
  private refuseNewer(): void {
    // Dexie multiplies its version numbers by ten.
    const stored = this.backendDB().version / 10;
    if (stored !== newest.number) throw new NewerDatabase(`stored ${stored}, known ${newest.number}`);
  }
}

class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';
}

export type Opened = { readonly ok: true; readonly db: OfficerDatabase } | { readonly ok: false; readonly problem: 'newerVersion' | 'storageFailed'; readonly detail: string };

/**
 * Opens the officer's database. A database of a newer version is left alone. `looked`: as it was found just now.
 */
export async function openOfficerDatabase(officer: string, onReplaced: OfficerDatabase['onReplaced'], options?: OtherIndexedDB, looked?: Probe): Promise<Opened> {
  // Before Dexie: it would add what a newer store lacks of ours, and so write into it.
  const probe = looked ?? await probeStore(options?.indexedDB ?? indexedDB, databaseName(officer));
  if (probe.is === 'there' && probe.version > newest.number * 10) return { ok: false, problem: 'newerVersion', detail: `stored ${probe.version / 10}, known ${newest.number}` };
  const db = new OfficerDatabase(officer, options);
  db.onReplaced = onReplaced;
  db.on('versionchange', () => {
    void Promise.resolve(db.onReplaced()).finally(() => db.close());
    return false;
  });
  try {
    await db.open();
    return { ok: true, db };
  } catch (error) {
    db.close();
    return { ok: false, problem: error instanceof NewerDatabase ? 'newerVersion' : 'storageFailed', detail: String(error) };
  }
}
