import { problemOf } from '../problem';
import type { FileContent } from '../sealedBlob';
import type { DraftRow, KeyRow, WriterCard } from '../tables/rows';
import type { CopyDisk } from './copyDisk';
import { framed, type CopiedEntry, type CopyRecord } from './copyRecord';

/** A disk that has not answered one write for so long is not waited for, until it answers again. */
const SILENT_AFTER_MS = 3_000;

/** How far the second copy is behind the main store, as of now. */
export interface CopyLag {
  /** False: this browser has no place for it; null: not known yet. */
  readonly available: boolean | null;
  readonly records: number;
  readonly files: number;
  /** What could not be written since the start; caught up with later. */
  readonly failed: number;
  /** Saves since the start that counted by the main store alone. */
  readonly alone: number;
  /** What its disk did last: refused a write, or does not answer. Null: it keeps up. */
  readonly trouble: 'refuses' | 'silent' | null;
}

export interface CopyFile {
  readonly sha256: string;
  /** Sealed, when its turn comes, and once: from memory while there is room for that, else from the main store. */
  read(): Promise<FileContent | null>;
}

/** One transaction of the journal, sealed, with all that opens it but the officer's or the court's secret (K4). */
export interface Envelope {
  readonly keys: readonly KeyRow[];
  readonly entries: readonly CopiedEntry[];
}

/** Writes the second copy right behind the main store; a save waits for it (decisions/0003). */
export interface SecondCopy {
  /** Null where this browser has no place for it. */
  readonly disk: Promise<CopyDisk | null>;
  /** One append that is in the main store. Resolves when all of it is flushed here, or is not to be waited for: refused, no answer, no place. Never rejects. */
  save(transaction: Envelope, files: readonly CopyFile[]): Promise<void>;
  /** What is caught up with: of a save that was cut off. */
  entries(transaction: Envelope): void;
  writer(card: WriterCard): void;
  draft(row: Pick<DraftRow, 'key'> & { readonly text: DraftRow['text'] | null }, keys: readonly KeyRow[]): void;
  file(file: CopyFile): void;
  lag(): CopyLag;
  /** When all that was given so far is written, or has failed. */
  settled(): Promise<void>;
}

type Told = (isWritten: boolean) => void;

/** `segment` is this tab's own; `after` runs something once after a delay and returns its cancel. */
export function createSecondCopy(opening: Promise<CopyDisk | null>, segment: string, after: (delayMs: number, run: () => void) => () => void): SecondCopy {
  let available: boolean | null = null;
  const disk = opening.catch(() => null);
  void disk.then((found) => (available = found !== null));
  let records: { readonly record: CopyRecord; readonly tell: Told }[] = [];
  const files = new Map<string, { readonly read: CopyFile['read']; readonly tell: Told[] }>();
  const saves = new Set<() => void>();
  let writing = { records: 0, files: 0 };
  let [failed, alone] = [0, 0];
  let trouble: CopyLag['trouble'] = null;
  let draining: Promise<void> | null = null;

  /** What comes while a flush is under way shares the next one; a file goes in between, so that neither kind waits for ever. */
  async function drain(): Promise<void> {
    const to = await answered(disk);
    for (;;) {
      const batch = records;
      const [next] = files;
      if (batch.length === 0 && !next) break;
      records = [];
      if (next) files.delete(next[0]);
      writing = { records: batch.length, files: next ? 1 : 0 };
      if (batch.length > 0) await attempt(batch.length, batch.map(({ tell }) => tell), () => to && append(to, joined(batch.map(({ record }) => framed(record)))));
      writing = { ...writing, records: 0 };
      if (next) await attempt(1, next[1].tell, () => to && copyFile(to, next[0], next[1].read));
      writing = { records: 0, files: 0 };
    }
    // In the same step as the look above: what comes next finds nobody at work and begins anew.
    draining = null;
  }

  async function attempt(count: number, told: readonly Told[], write: () => Promise<void> | null): Promise<void> {
    let isWritten = true;
    try {
      await answered(write());
      trouble = null;
    } catch {
      isWritten = false;
      failed += count;
      trouble = 'refuses';
    }
    for (const tell of told) tell(isWritten);
  }

  /** On a full disk records get the room that was kept for small things (D8). */
  async function append(to: CopyDisk, bytes: Uint8Array): Promise<void> {
    try {
      await to.append(segment, bytes);
    } catch (error) {
      if (problemOf(error) !== 'storageFull' || !(await to.release())) throw error;
      await to.append(segment, bytes);
    }
  }

  async function copyFile(to: CopyDisk, sha256: string, read: CopyFile['read']): Promise<void> {
    const bytes = await read();
    if (bytes) await to.putFile(sha256, bytes);
  }

  /** No save hangs on a disk that does not answer. */
  async function answered<T>(answer: T | Promise<T>): Promise<T> {
    const cancel = after(SILENT_AFTER_MS, () => {
      trouble = 'silent';
      for (const goOn of saves) goOn();
    });
    try {
      return await answer;
    } finally {
      cancel();
      if (trouble === 'silent') trouble = null;
    }
  }

  const wake = (): void => void (draining ??= drain());
  const add = (record: CopyRecord): Promise<boolean> =>
    new Promise((tell) => {
      records.push({ record, tell });
      wake();
    });
  const addFile = ({ sha256, read }: CopyFile): Promise<boolean> =>
    new Promise((tell) => {
      files.set(sha256, { read, tell: [...(files.get(sha256)?.tell ?? []), tell] });
      wake();
    });

  return {
    disk,
    save(transaction, bytes) {
      const parts = Promise.all([add({ is: 'sealedEntries', ...transaction }), ...bytes.map(addFile)]);
      if (trouble === 'silent') {
        alone += 1;
        return Promise.resolve();
      }
      return new Promise((done) => {
        const end = (isWhole: boolean): void => {
          if (!saves.delete(letGo)) return;
          if (!isWhole) alone += 1;
          done();
        };
        const letGo = (): void => end(false);
        saves.add(letGo);
        void parts.then((written) => end(written.every(Boolean)));
      });
    },
    entries: (transaction) => void add({ is: 'sealedEntries', ...transaction }),
    writer: (card) => void add({ is: 'writer', card }),
    draft: ({ key, text }, keys) => void add({ is: 'sealedDraft', keys, key, text }),
    file: (file) => void addFile(file),
    lag: () => ({ available, records: records.length + writing.records, files: files.size + writing.files, failed, alone, trouble }),
    async settled() {
      while (draining) await draining;
    },
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
