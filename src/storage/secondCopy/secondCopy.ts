import type { SealedEntry } from '@/domain/journal';
import type { WriterCard } from '../tables/rows';
import type { CopyDisk } from './copyDisk';
import { framed, type CopyRecord } from './copyRecord';

/** How far the second copy is behind the main store, as of now. */
export interface CopyLag {
  /** False: this browser has no place for it; null: not known yet. */
  readonly available: boolean | null;
  readonly records: number;
  readonly files: number;
  /** What could not be written since the start; caught up with later. */
  readonly failed: number;
}

/** Writes the second copy right behind the main store; nobody waits for it (decisions/0003). */
export interface SecondCopy {
  /** Null where this browser has no place for it. */
  readonly disk: Promise<CopyDisk | null>;
  entries(entries: readonly SealedEntry[]): void;
  writer(card: WriterCard): void;
  draft(key: string, text: string | null): void;
  /** Copies bytes that lie in the main store; `read` is asked when their turn comes. */
  file(sha256: string, read: () => Promise<Blob | null>): void;
  lag(): CopyLag;
  /** When all that was given so far is written, or has failed. */
  settled(): Promise<void>;
}

/** `segment` is this tab's own; `opening` is not waited for by anybody who saves. */
export function createSecondCopy(opening: Promise<CopyDisk | null>, segment: string): SecondCopy {
  let available: boolean | null = null;
  const disk = opening.catch(() => null);
  void disk.then((found) => (available = found !== null));
  const records: CopyRecord[] = [];
  const files = new Map<string, () => Promise<Blob | null>>();
  let writing = { records: 0, files: 0 };
  let failed = 0;
  let draining: Promise<void> | null = null;

  /** What comes while a flush is under way shares the next one; records go before files, which may be large. */
  async function drain(): Promise<void> {
    // The save that this follows is told of first.
    const to = await disk;
    for (;;) {
      if (!to) {
        records.length = 0;
        files.clear();
      }
      const batch = records.splice(0);
      const [next] = batch.length > 0 ? [] : files;
      if (batch.length === 0 && !next) return;
      if (next) files.delete(next[0]);
      writing = { records: batch.length, files: next ? 1 : 0 };
      try {
        if (next) await copyFile(to, ...next);
        else await to?.append(segment, joined(batch.map(framed)));
      } catch {
        failed += writing.records + writing.files;
      }
      writing = { records: 0, files: 0 };
    }
  }

  async function copyFile(to: CopyDisk | null, sha256: string, read: () => Promise<Blob | null>): Promise<void> {
    const bytes = await read();
    if (bytes) await to?.putFile(sha256, bytes);
  }

  const wake = (): void => void (draining ??= drain().finally(() => (draining = null)));
  const add = (record: CopyRecord): void => {
    records.push(record);
    wake();
  };

  return {
    disk,
    entries: (entries) => add({ is: 'entries', entries }),
    writer: (card) => add({ is: 'writer', card }),
    draft: (key, text) => add({ is: 'draft', key, text }),
    file(sha256, read) {
      files.set(sha256, read);
      wake();
    },
    lag: () => ({ available, records: records.length + writing.records, files: files.size + writing.files, failed }),
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
