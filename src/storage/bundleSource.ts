import type { ChainHead, SealedEntry } from '@/domain/journal';
import type { OfficerDatabase } from './officerDatabase';
import type { Sealing } from './sealing';
import { draftText, isCourtCopy } from './tables/drafts';
import { openEntries, sealedOf } from './tables/entries';
import type { DraftRow, FileRow, WriterCard } from './tables/rows';

/** A writer of this officer on this tablet, and how far its journal goes. */
export interface BundledWriter extends Pick<WriterCard, 'writer' | 'officer' | 'court' | 'device' | 'letter' | 'certificate' | 'publicKey'> {
  readonly head: ChainHead | null;
  readonly entries: number;
  readonly unsentEntries: number;
}

/** All that goes into a bundle, as it stood when it was looked at; what is recorded afterwards is in the next one. */
export interface BundleContents {
  readonly writers: readonly BundledWriter[];
  /** Every announced file; those without a receipt go with their bytes. */
  readonly files: readonly FileRow[];
  readonly drafts: readonly DraftRow[];
}

/** One part of a bundle. `content` are the raw bytes of an unsent file; null: the court has it, or they cannot be read here. */
export type BundlePart =
  | { readonly is: 'writer'; readonly writer: BundledWriter }
  | { readonly is: 'run'; readonly writer: string; readonly entries: readonly SealedEntry[] }
  | { readonly is: 'file'; readonly file: FileRow; readonly content: Uint8Array<ArrayBuffer> | null }
  | { readonly is: 'draft'; readonly draft: { readonly key: string; readonly text: string } };

const RUN_BYTES = 1_000_000;
/** Rows that are read at once while a run is put together. */
const STEP = 100;

/** Reads the officer's whole journal with what is unsent, one part at a time, so that memory stays flat (X1); broken bytes are healed on the way (B4). */
export function createBundleSource(db: OfficerDatabase, sealing: Sealing, soundBytes: (sha256: string) => Promise<Blob | null>) {
  async function contents(): Promise<BundleContents> {
    return db.transaction('r', [db.writers, db.chains, db.entries, db.files, db.drafts], async () => {
      const rows = await db.writers.toArray();
      const writers = await Promise.all(
        rows.map(async ({ writer, officer, court, device, letter, certificate, publicKey }): Promise<BundledWriter> => {
          const [chain, entries] = await Promise.all([db.chains.get(writer), db.entries.where('[writer+seq]').between([writer, 0], [writer, Infinity]).count()]);
          const head = chain?.head ?? null;
          return { writer, officer, court, device, letter, certificate, publicKey, head, entries, unsentEntries: Math.max(0, (head?.seq ?? 0) - (chain?.receiptedTo ?? 0)) };
        }),
      );
      return { writers, files: await db.files.toArray(), drafts: await db.drafts.filter((row) => !isCourtCopy(row)).toArray() };
    });
  }

  /** Bytes that cannot be read are told as missing: one broken file must not cost the others. */
  async function readable(sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
    try {
      const blob = await soundBytes(sha256);
      return blob && new Uint8Array(await blob.arrayBuffer());
    } catch {
      return null;
    }
  }

  /** The writer's entries as runs that end at a signature; a journal whose beginning went with a lost store starts where it starts. */
  async function* runs(writer: string): AsyncGenerator<readonly SealedEntry[]> {
    let run: SealedEntry[] = [];
    let bytes = 0;
    for (let after = 0; ; ) {
      const rows = await db.entries.where('[writer+seq]').between([writer, after], [writer, Infinity], false, true).limit(STEP).toArray();
      for (const row of await openEntries(sealing, rows)) {
        run.push(sealedOf(row));
        bytes += row.header.length + 3 * row.body.length;
        after = row.seq;
        if (row.sig === undefined || bytes < RUN_BYTES) continue;
        yield run;
        run = [];
        bytes = 0;
      }
      if (rows.length < STEP) break;
    }
    if (run.length > 0) yield run;
  }

  async function* parts({ writers, files, drafts }: BundleContents): AsyncGenerator<BundlePart> {
    for (const writer of writers) {
      yield { is: 'writer', writer };
      for await (const entries of runs(writer.writer)) yield { is: 'run', writer: writer.writer, entries };
    }
    for (const file of files) yield { is: 'file', file, content: file.unsent === undefined ? null : await readable(file.sha256) };
    for (const draft of drafts) yield { is: 'draft', draft: { key: draft.key, text: await draftText(sealing, draft) } };
  }

  return { contents, parts };
}
