import { toBase64url } from '@/domain/base64url';
import { createChanges, type TabChannel } from './changes';
import { createFileStore } from './fileStore';
import { fileSums } from './fileSums';
import { createJournalStore } from './journalStore';
import type { HeldStore } from './holdStore';
import type { OfficerDatabase } from './officerDatabase';
import type { Stores } from './openStores';
import { createPullStore } from './pullStore';
import { firstPiece } from './sealedBlob';
import { isCourtCopy } from './tables/drafts';
import { sealedBytes } from './tables/fileBytes';
import type { CourtWrap, StoredEntry } from './tables/rows';
import { createWriterCards } from './tables/writers';
import { unsentEntries } from './unsentEntries';

/** A data key as the court can open it, with the names that it is bound to. */
export interface KeyForCourt {
  readonly id: string;
  readonly of: string;
  readonly wrap: CourtWrap;
}

/** An entry as a locked tablet sends it. */
interface Enveloped {
  readonly header: string;
  readonly sealed: string;
  readonly key: KeyForCourt;
  readonly sig?: string;
}

/** What sending needs of an officer's stores; the same open and locked. */
export type SendingStores = Pick<Stores, 'officer' | 'pull' | 'writers' | 'certified' | 'unsentEntriesOf' | 'fileSums' | 'fileCount' | 'changes'> & {
  readonly drafts: Pick<Stores['drafts'], 'count'>;
  journalOf(writer: string): Omit<ReturnType<Stores['journalOf']>, 'run'> & { run(fromSeq: number, maxBytes: number): Promise<readonly (Enveloped | Awaited<ReturnType<ReturnType<Stores['journalOf']>['run']>>[number])[]> };
  filesOf(writer: string): ReturnType<Stores['filesOf']>;
};

export interface LockedStores extends SendingStores {
  /** With which key a file's bytes are sealed, for the court. */
  keyOf(bytes: Blob): Promise<KeyForCourt>;
  /** Lets go of it, and leaves the store open for whoever holds it. */
  close(): void;
}

/**
 * An officer's store without their vault, to send what lies sealed in it (K5): entries and files go as they are, receipts are believed
 * and noted, nothing is read and nothing is pulled. Null: there is no store, or none that may be opened so. `keyIdOf`: what a thing is sealed with.
 */
export function openLocked({ officer, db: held }: HeldStore, keyIdOf: (sealed: Uint8Array) => string | null, channel: TabChannel | null): LockedStores | null {
  if (!held) return null;
  const db: OfficerDatabase = held;
  const changes = createChanges(channel);
  // No case is in memory here.
  const states = { changed: () => undefined, known: () => undefined };

  async function keyFor(sealed: Uint8Array): Promise<KeyForCourt> {
    const row = await db.keys.get(keyIdOf(sealed) ?? '');
    if (!row?.forCourt) throw new Error('not sealed to the court');
    return { id: row.id, of: row.of, wrap: row.forCourt };
  }
  const envelope = async ({ header, text, sig }: StoredEntry): Promise<Enveloped> => ({ header, sealed: toBase64url(text), key: await keyFor(text), ...(sig === undefined ? {} : { sig }) });

  return {
    officer,
    changes,
    pull: createPullStore(db, states, changes, () => Promise.reject(new Error('a locked tablet pulls nothing'))),
    ...createWriterCards(db, null),
    journalOf: (writer) => createJournalStore(db, states, changes, writer, (rows) => Promise.all(rows.map(envelope))),
    filesOf: (writer) => createFileStore(db, changes, writer, (sha256) => sealedBytes(db, sha256)),
    unsentEntriesOf: (writer, afterSeq) => unsentEntries(db, null, writer, afterSeq),
    fileSums: () => fileSums(db),
    fileCount: () => db.files.count(),
    drafts: { count: () => db.drafts.filter((row) => !isCourtCopy(row)).count() },
    keyOf: async (bytes) => keyFor(await firstPiece(bytes)),
    close: changes.close,
  };
}
