import type { SealedEntry } from '@/domain/journal';
import type { Sealing } from '../sealing';
import type { CopyDisk } from '../secondCopy/copyDisk';
import { readRecords, type CopiedEntry, type CopyRecord } from '../secondCopy/copyRecord';
import { openTexts } from '../tables/entries';
import { draftText } from '../tables/drafts';
import type { KeyRow, WriterCard } from '../tables/rows';

/** All that the second copy tells, neither checked but for the frames nor opened yet. */
export interface Copied {
  readonly keys: readonly KeyRow[];
  readonly entries: readonly CopiedEntry[];
  /** Of a version before the vault. */
  readonly readable: readonly SealedEntry[];
  readonly cards: readonly WriterCard[];
  /** The latest text of every draft that still stands: sealed, or readable as an earlier version left it. */
  readonly drafts: ReadonlyMap<string, Uint8Array | string>;
  readonly files: readonly { readonly sha256: string; readonly size: number }[];
}

/** The same, opened. */
export interface CopiedTexts {
  readonly texts: readonly SealedEntry[];
  readonly drafts: ReadonlyMap<string, string>;
  /** What did not open: it was changed, or the officer's vault is another one. */
  readonly unopened: number;
}

export const nothingCopied: Copied = { keys: [], entries: [], readable: [], cards: [], drafts: new Map(), files: [] };

/** Segments are read in the order of their names, which is that of their tabs. */
export async function readCopy(disk: CopyDisk | null): Promise<Copied> {
  if (!disk) return nothingCopied;
  const [segments, files] = await Promise.all([disk.segments(), disk.files()]);
  return { ...sorted(segments.flatMap(({ bytes }) => readRecords(bytes).records)), files };
}

/** Opens what was copied; its keys have been adopted before. One record that does not open says nothing of the others. */
export async function openCopied(sealing: Sealing, { entries, readable, drafts }: Copied): Promise<CopiedTexts> {
  const opened = await Promise.all(entries.map(({ header, text, sig, ...place }) => openTexts(sealing, place, text).then((texts): SealedEntry => ({ header, ...texts, ...(sig === undefined ? {} : { sig }) }), () => null)));
  const typed = await Promise.all([...drafts].map(async ([key, text]) => [key, typeof text === 'string' ? text : await draftText(sealing, { key, text }).catch(() => null)] as const));
  return {
    texts: [...readable, ...opened.filter((one) => one !== null)],
    drafts: new Map(typed.flatMap(([key, text]) => (text === null ? [] : [[key, text] as const]))),
    unopened: opened.filter((one) => one === null).length,
  };
}

function sorted(records: readonly CopyRecord[]): Omit<Copied, 'files'> {
  const keys = new Map<string, KeyRow>();
  const entries: CopiedEntry[] = [];
  const readable: SealedEntry[] = [];
  const cards = new Map<string, WriterCard>();
  const drafts = new Map<string, Uint8Array | string>();
  for (const record of records) {
    if ('keys' in record) for (const key of record.keys) keys.set(key.id, key);
    switch (record.is) {
      case 'writer':
        cards.set(record.card.writer, record.card);
        break;
      case 'sealedEntries':
        entries.push(...record.entries);
        break;
      case 'entries':
        readable.push(...record.entries);
        break;
      case 'sealedDraft':
      case 'draft':
        if (record.text === null) drafts.delete(record.key);
        else drafts.set(record.key, record.text);
    }
  }
  return { keys: [...keys.values()], entries, readable, cards: [...cards.values()], drafts };
}
