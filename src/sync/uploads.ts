import type { UnsentFile } from './ports';
import { untriedFile, type FileProgress } from './state';

export const UPLOADS_AT_ONCE = 4;
export const CHECKED_AT_ONCE = 500;

/** The same bytes announced twice are two uploads: "already here" counts for one writer, case and entry alone (B1). */
export const fileKey = (file: Pick<UnsentFile, 'entry' | 'sha256'>): string => `${file.entry}/${file.sha256}`;

interface Known {
  readonly files: readonly UnsentFile[];
  readonly progress: ReadonlyMap<string, FileProgress>;
  readonly receiptedTo: number;
  readonly pictured: ReadonlySet<string>;
  readonly photosHeld: boolean;
  readonly nowMs: number;
}

/** The files to start now, at most `slots`, in the order of B2. A file waits for its announcing entry's receipt. */
export function planUploads(known: Known, slots: number): UnsentFile[] {
  if (slots <= 0) return [];
  const first = firstPhotos(known);
  const rank = (file: UnsentFile): number => (file.role !== 'photo' ? 0 : first.has(fileKey(file)) ? 1 : 2);
  return known.files
    .filter((file) => file.seq <= known.receiptedTo && !waitsForLine(file, known.photosHeld))
    .filter((file) => {
      const { busy, notBeforeMs, doubtful } = known.progress.get(fileKey(file)) ?? untriedFile;
      return !busy && !doubtful && notBeforeMs <= known.nowMs;
    })
    .map((file) => ({ file, rank: rank(file) }))
    .sort((a, b) => a.rank - b.rank || newestActionFirst(a.file, b.file) || a.file.size - b.file.size || a.file.seq - b.file.seq)
    .slice(0, slots)
    .map(({ file }) => file);
}

/** On a metered line photos alone wait: signatures, pages and snapshots are small and prove more (B6). */
export const waitsForLine = (file: Pick<UnsentFile, 'role'>, photosHeld: boolean): boolean => photosHeld && file.role === 'photo';

/** Announced files whose earlier upload may have succeeded: the court is asked before they are sent again (B3). */
export function planCheck(known: Pick<Known, 'files' | 'progress' | 'receiptedTo'>): UnsentFile[] {
  return known.files
    .filter((file) => file.seq <= known.receiptedTo && (known.progress.get(fileKey(file)) ?? untriedFile).doubtful)
    .filter((file) => !known.progress.get(fileKey(file))?.busy)
    .slice(0, CHECKED_AT_ONCE);
}

/** Of each document that has no photo at the court yet, nor one on its way, its smallest photo. */
function firstPhotos({ files, progress, pictured }: Known): Set<string> {
  const smallest = new Map<string, UnsentFile>();
  const onItsWay = new Set<string>();
  for (const file of files) {
    if (file.role !== 'photo') continue;
    if (progress.get(fileKey(file))?.busy) onItsWay.add(file.document);
    const known = smallest.get(file.document);
    if (!known || file.size < known.size) smallest.set(file.document, file);
  }
  return new Set([...smallest.values()].filter(({ document }) => !pictured.has(document) && !onItsWay.has(document)).map(fileKey));
}

/** Ids of field actions are UUIDv7: the larger, the newer. What belongs to no action comes last. */
function newestActionFirst(a: UnsentFile, b: UnsentFile): number {
  if (a.action === b.action) return 0;
  return (a.action ?? '') > (b.action ?? '') ? -1 : 1;
}
