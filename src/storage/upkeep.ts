import { toBase64url } from '@/domain/base64url';
import { readHeader } from '@/domain/journal';
import { GRACE_MS } from './grace';
import type { OfficerDatabase } from './officerDatabase';
import type { CopySegment } from './secondCopy/copyDisk';
import { readRecords } from './secondCopy/copyRecord';
import type { SecondCopy } from './secondCopy/secondCopy';
import { receiptTimes, type ReceiptTimes } from './receiptTimes';
import { soundBytes, type HashBlob } from './soundBytes';
import { isCourtCopy } from './tables/drafts';
import { copiedEntry } from './tables/entries';
import { sealedBytes } from './tables/fileBytes';
import type { DraftRow, StoredEntry } from './tables/rows';
import { without } from './tables/without';
import type { Sealing } from './sealing';

/** Given back when the disk is full, so that small records are still saved (D8). */
const RESERVE_BYTES = 2 * 1024 * 1024;

export interface Scrubbed {
  readonly looked: number;
  readonly healed: number;
  /** In neither copy. */
  readonly missing: readonly string[];
}

/** What keeps both copies of an officer's store whole, done when nothing else is. */
export function createUpkeep(db: OfficerDatabase, sealing: Sealing, copy: SecondCopy | null, hash: HashBlob, ownSegment: string | null) {
  /** Reads every unsent file, hashes it and heals what differs from the second copy (D7). */
  async function scrub(): Promise<Scrubbed> {
    const unsent = new Set((await db.files.where('unsent').equals(1).toArray()).map(({ sha256 }) => sha256));
    let healed = 0;
    const missing: string[] = [];
    for (const sha256 of unsent) {
      const sound = await soundBytes(db, sealing, copy, hash, sha256);
      if (!sound) missing.push(sha256);
      else if (sound.healed) healed += 1;
    }
    return { looked: unsent.size, healed, missing };
  }

  /** Copies what is unsent in the main store and not in the second copy: a save may have been cut off in between. */
  async function catchUp(): Promise<void> {
    const disk = await copy?.disk;
    if (!copy || !disk) return;
    await copy.settled();
    const [segments, files, entries, unsent, writers, drafts] = await Promise.all([disk.segments(), disk.files(), unsentRows(db), db.files.where('unsent').equals(1).toArray(), db.writers.toArray(), typed(db)]);
    const known = copiedIn(segments);
    for (const row of writers) if (!known.writers.has(row.writer)) copy.writer(without(row, 'sealedKey'));
    for (const transaction of transactionsOf(entries.filter(({ header }) => !known.headers.has(header)))) {
      const missing = transaction.map(copiedEntry);
      copy.entries({ keys: await sealing.keysOf(missing.map(({ text }) => text)), entries: missing });
    }
    for (const row of drafts) if (known.drafts.get(row.key) !== toBase64url(row.text)) copy.draft(row, await sealing.keysOf([row.text]));
    const sizes = new Map(files.map(({ sha256, size }) => [sha256, size]));
    for (const { sha256 } of unsent) {
      const lies = await sealedBytes(db, sha256);
      if (lies && sizes.get(sha256) !== lies.size) copy.file({ sha256, read: () => sealedBytes(db, sha256) });
    }
    await copy.settled();
  }

  /**
   * Lets go of what the court has signed for long enough ago, by its own time: whole segments of other tabs, and files; and of what an
   * earlier version left readable, once it lies there sealed. `courtTime`: null while the court never told.
   */
  async function tidy(courtTime: string | null): Promise<void> {
    const disk = await copy?.disk;
    if (!disk) return;
    const before = courtTime === null ? '' : new Date(Date.parse(courtTime) - GRACE_MS).toISOString();
    const [segments, files, receiptedAt] = await Promise.all([disk.segments(), disk.files(), receiptTimes(db)]);
    const drafts = new Set((await typed(db)).map(({ key }) => key));
    const sealed = copiedIn(segments).headers;
    for (const segment of segments) if (segment.name !== ownSegment && isDone(segment, sealed, receiptedAt, drafts, before)) await disk.removeSegment(segment.name);
    for (const { sha256 } of files) {
      const rows = await db.files.where('sha256').equals(sha256).toArray();
      if (rows.length > 0 && rows.every(({ receiptedAt, unsent }) => receiptedAt !== undefined && receiptedAt < before && unsent === undefined)) await disk.removeFile(sha256);
    }
  }

  async function renewReserve(): Promise<void> {
    const disk = await copy?.disk;
    // No room for it is no room to spare.
    await disk?.reserve(RESERVE_BYTES).catch(() => undefined);
  }

  return {
    scrub,
    catchUp,
    tidy,
    renewReserve,
    /** All of it in turn; what fails is done the next time. `courtTime`: null while the court never told. */
    async run(courtTime: string | null): Promise<void> {
      for (const step of [catchUp, () => tidy(courtTime), scrub, renewReserve]) await step().catch(() => undefined);
    },
  };
}

const typed = (db: OfficerDatabase): PromiseLike<DraftRow[]> => db.drafts.filter((row) => !isCourtCopy(row)).toArray();

async function unsentRows(db: OfficerDatabase): Promise<StoredEntry[]> {
  const chains = await db.chains.toArray();
  const rows = await Promise.all(chains.map(({ writer, receiptedTo }) => db.entries.where('[writer+seq]').between([writer, receiptedTo], [writer, Infinity], false, true).toArray()));
  return rows.flat();
}

/** A transaction ends with a signature (E2). */
function transactionsOf(rows: readonly StoredEntry[]): StoredEntry[][] {
  const transactions: StoredEntry[][] = [];
  let open: StoredEntry[] = [];
  for (const row of rows) {
    open.push(row);
    if (row.sig === undefined) continue;
    transactions.push(open);
    open = [];
  }
  return open.length > 0 ? [...transactions, open] : transactions;
}

/** What lies sealed in the second copy. */
function copiedIn(segments: readonly CopySegment[]) {
  const known = { headers: new Set<string>(), writers: new Set<string>(), drafts: new Map<string, string | null>() };
  for (const record of segments.flatMap(({ bytes }) => readRecords(bytes).records)) {
    if (record.is === 'sealedEntries') for (const { header } of record.entries) known.headers.add(header);
    else if (record.is === 'writer') known.writers.add(record.card.writer);
    else if (record.is === 'sealedDraft') known.drafts.set(record.key, record.text && toBase64url(record.text));
  }
  return known;
}

/** Whether nothing of a segment is wanted any more. Who writes is copied anew by what catches up. */
function isDone({ bytes }: CopySegment, sealed: ReadonlySet<string>, receiptedAt: ReceiptTimes, drafts: ReadonlySet<string>, before: string): boolean {
  const { records } = readRecords(bytes);
  const settled = ({ header }: { readonly header: string }): boolean => isSettled(readHeader(header), receiptedAt, before);
  return records.every((record) => {
    switch (record.is) {
      case 'writer':
        return true;
      case 'sealedDraft':
        return !drafts.has(record.key);
      case 'sealedEntries':
        return record.entries.every(settled);
      case 'draft':
        return true;
      case 'entries':
        return record.entries.every((entry) => sealed.has(entry.header) || settled(entry));
    }
  });
}

function isSettled(header: ReturnType<typeof readHeader>, receiptedAt: ReceiptTimes, before: string): boolean {
  const at = header && receiptedAt(header.writer, header.seq);
  return at !== null && at < before;
}
