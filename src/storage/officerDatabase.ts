import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { MetaKey } from './clearOn';
import type { CaseIndexRow, CasePackRow, ChainRow, DocumentRow, DraftRow, EntryRow, FileBytesRow, FileRow, MetaRow, ReceiptRow, StoredWriter, ThumbRow } from './tables/rows';
import { v001 } from './versions/v001';

const VERSION = 1;

export const databaseName = (officer: string): string => `fieldwrit-${officer}`;

/**
 * All that one officer has on this tablet; two officers on one tablet share nothing. Every write is strict: `complete` means on
 * the disk, not handed to the operating system.
 */
export class OfficerDatabase extends Dexie {
  declare entries: Table<EntryRow, [string, number]>;
  declare documents: Table<DocumentRow, [string, string, string]>;
  declare casePacks: Table<CasePackRow, string>;
  declare caseIndex: Table<CaseIndexRow, string>;
  declare files: Table<FileRow, [string, string]>;
  declare fileBytes: Table<FileBytesRow, string>;
  declare thumbs: Table<ThumbRow, string>;
  declare receipts: Table<ReceiptRow, string>;
  declare writers: Table<StoredWriter, string>;
  declare chains: Table<ChainRow, string>;
  declare drafts: Table<DraftRow, string>;
  declare meta: Table<MetaRow & { key: MetaKey }, MetaKey>;

  constructor(officer: string, options: DexieOptions = {}) {
    super(databaseName(officer), { chromeTransactionDurability: 'strict', ...options });
    this.version(VERSION).stores(v001);
    // Sticky: also when the browser closed the connection and Dexie opens it again.
    this.on('ready', () => this.refuseNewer(), true);
  }

  /** Dexie opens a newer database without a number and would let old code write into it. */
  private refuseNewer(): void {
    // Dexie multiplies its version numbers by ten.
    const stored = this.backendDB().version / 10;
    if (stored !== VERSION) throw new NewerDatabase(`stored ${stored}, known ${VERSION}`);
  }
}

class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';
}

export type Opened = { readonly ok: true; readonly db: OfficerDatabase } | { readonly ok: false; readonly problem: 'newerVersion' | 'storageFailed'; readonly detail: string };

/**
 * Opens the officer's database. A database of a newer version is left alone. `onReplaced` runs before another tab with a newer version is let through: write drafts down, lock the screen.
 */
export async function openOfficerDatabase(officer: string, onReplaced: () => Promise<void> | void, options?: DexieOptions): Promise<Opened> {
  const db = new OfficerDatabase(officer, options);
  db.on('versionchange', () => {
    void Promise.resolve(onReplaced()).finally(() => db.close());
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
