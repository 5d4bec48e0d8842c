import type { SealedEntry } from '@/domain/journal';
import type { CopyDisk } from '../secondCopy/copyDisk';
import { readRecords, type CopyRecord } from '../secondCopy/copyRecord';
import type { WriterCard } from '../tables/rows';

/** All that the second copy tells, not checked yet but for the frames. */
export interface Copied {
  readonly texts: readonly SealedEntry[];
  readonly cards: readonly WriterCard[];
  /** The latest text of every draft that still stands. */
  readonly drafts: ReadonlyMap<string, string>;
  readonly files: readonly { readonly sha256: string; readonly size: number }[];
  readonly damagedBytes: number;
}

export const nothingCopied: Copied = { texts: [], cards: [], drafts: new Map(), files: [], damagedBytes: 0 };

/** Segments are read in the order of their names, which is that of their tabs. */
export async function readCopy(disk: CopyDisk | null): Promise<Copied> {
  if (!disk) return nothingCopied;
  const [segments, files] = await Promise.all([disk.segments(), disk.files()]);
  const read = segments.map(({ bytes }) => readRecords(bytes));
  return { ...sorted(read.flatMap(({ records }) => records)), files, damagedBytes: read.reduce((sum, { damagedBytes }) => sum + damagedBytes, 0) };
}

function sorted(records: readonly CopyRecord[]): Pick<Copied, 'texts' | 'cards' | 'drafts'> {
  const texts: SealedEntry[] = [];
  const cards = new Map<string, WriterCard>();
  const drafts = new Map<string, string>();
  for (const record of records) {
    switch (record.is) {
      case 'writer':
        cards.set(record.card.writer, record.card);
        break;
      case 'entries':
        texts.push(...record.entries);
        break;
      case 'draft':
        if (record.text === null) drafts.delete(record.key);
        else drafts.set(record.key, record.text);
    }
  }
  return { texts, cards: [...cards.values()], drafts };
}
