import { documentKey, type ChainHead, type Documents, type FoldedDocument, type SealedEntry, type ReadableEntry } from '@/domain/journal';
import { pulledStamp, type CaseStates } from './caseStates';
import type { OfficerDatabase } from './officerDatabase';
import { problemOf, type StorageProblem } from './problem';
import { strictTransaction } from './strictTransaction';
import type { Sealing } from './sealing';
import { documentRow } from './tables/documents';
import { placed, storedEntry } from './tables/entries';
import type { ChainRow, DocumentRow, EntryRow, FileRow, StoredCaseIndex, StoredEntry } from './tables/rows';

export interface AppendedEntry {
  readonly sealed: SealedEntry;
  readonly read: ReadableEntry;
}

/** What an append was computed on: it is written only if that still stands. */
export interface AppendBasis {
  readonly head: ChainHead | null;
  readonly cases: ReadonlyMap<string, CaseBasis>;
}
export interface CaseBasis {
  readonly stamp: string;
  /** Scope version of the case that this tablet knows; 0 when it knows none. */
  readonly scope: number;
  readonly pulled: Documents;
  readonly top: Documents;
}

export interface AppendBatch {
  readonly basis: AppendBasis;
  readonly head: ChainHead;
  readonly entries: readonly AppendedEntry[];
  /** Documents as the entries leave them. */
  readonly documents: readonly FoldedDocument[];
  /** The files that the entries announce; their bytes are stored already. */
  readonly files: readonly Omit<FileRow, 'writer' | 'unsent'>[];
}

export type Committed = { readonly is: 'done' } | { readonly is: 'moved' } | { readonly is: 'failed'; readonly problem: StorageProblem; readonly detail: string };

/** Reads what an append needs; from memory where it is there, from the disk when `fresh`. */
export async function readBasis(db: OfficerDatabase, states: CaseStates, writer: string, cases: readonly string[], head: ChainHead | null | undefined, fresh: boolean): Promise<AppendBasis> {
  const known = head !== undefined && !fresh ? head : ((await db.chains.get(writer))?.head ?? null);
  const loaded = await Promise.all(
    cases.map(async (id) => {
      const state = await states.load(id, fresh);
      // A tab that does not know the head takes it from the disk, where another tab may be further than what is remembered of the case.
      const isOlder = !fresh && head === undefined && (state.heads.get(writer) ?? 0) !== (known?.seq ?? 0);
      return isOlder ? states.load(id, true) : state;
    }),
  );
  return {
    head: known,
    cases: new Map(loaded.map((state) => [state.case, { stamp: pulledStamp(state.index), scope: state.index?.scope ?? 0, pulled: state.pulled, top: state.top }])),
  };
}

/** The rows of a batch as they will lie on the disk, but for the signature at their end. */
export interface SealedBatch {
  readonly entries: readonly StoredEntry[];
  readonly documents: readonly DocumentRow[];
}

/** Before the transaction, which does not wait for a cipher (E2). */
export async function sealBatch(sealing: Sealing, { entries, documents }: AppendBatch): Promise<SealedBatch> {
  const [sealedEntries, sealedDocuments] = await Promise.all([Promise.all(entries.map((entry) => storedEntry(sealing, entryRow(entry)))), Promise.all(documents.map((document) => documentRow(sealing, document)))]);
  return { entries: sealedEntries, documents: sealedDocuments };
}

/** With the writer's signature, which ends the transaction (E2). */
export const signed = ({ entries, documents }: SealedBatch, sig: string): SealedBatch => ({ entries: entries.map((entry, i) => (i === entries.length - 1 ? { ...entry, sig } : entry)), documents });

/**
 * One strict transaction: entries, documents on top, announced files, head. Compare-and-set (E2): when another tab appended or a
 * page was applied since the basis was read, nothing is written and the answer is `moved`.
 */
export async function commitAppend(db: OfficerDatabase, states: CaseStates, writer: string, batch: AppendBatch, { entries, documents }: SealedBatch): Promise<Committed> {
  const ids = [...batch.basis.cases.keys()];
  const hashes = batch.files.map(({ sha256 }) => sha256);
  let isSwept = false as boolean;
  try {
    const stores = ['chains', 'caseIndex', 'entries', 'documents'] as const;
    const done = await strictTransaction(db, hashes.length > 0 ? [...stores, 'files', 'fileBytes'] : stores, (tx) => {
      tx.whenAll([tx.store('chains').get(writer), ...ids.map((id) => tx.store('caseIndex').get(id)), ...hashes.map((sha256) => tx.store('fileBytes').getKey(sha256))], ([stored, ...found]) => {
        const indexes = found.slice(0, ids.length);
        // Another tab's sweep may have taken the bytes for left over: no entry may name what is not here.
        isSwept = found.slice(ids.length).includes(undefined);
        const chain = stored as ChainRow | undefined;
        const stands = sameHead(chain?.head ?? null, batch.basis.head) && ids.every((id, i) => pulledStamp(indexes[i] as StoredCaseIndex | undefined) === batch.basis.cases.get(id)?.stamp);
        if (!stands || isSwept) return tx.undo();
        tx.store('chains').put({ receiptedTo: 0, outcomesTo: 0, ...chain, writer, head: batch.head } satisfies ChainRow);
        tx.end();
      });
      // Asked for before the answers above are there, so that the disk need not wait for this tab: where they say no, all is undone.
      // `add`, not `put`: a seq that is taken aborts the transaction, whatever the head says.
      for (const entry of entries) tx.store('entries').add(entry);
      for (const document of documents) tx.store('documents').put(document);
      for (const file of batch.files) tx.store('files').add({ ...file, writer, unsent: 1 } satisfies FileRow);
    });
    if (isSwept) return { is: 'failed', problem: 'storageFailed', detail: 'bytes went before their entry was written' };
    if (!done) return { is: 'moved' };
  } catch (error) {
    return { is: 'failed', problem: problemOf(error), detail: String(error) };
  }
  for (const id of ids) states.changed(id);
  for (const document of batch.documents) states.known(document.case)?.top.set(documentKey(document), document);
  return { is: 'done' };
}

const sameHead = (a: ChainHead | null, b: ChainHead | null): boolean => a?.seq === b?.seq && a?.hash === b?.hash;

function entryRow({ sealed, read }: AppendedEntry): EntryRow {
  const { body } = read;
  return placed({ ...sealed, writer: read.writer, seq: read.seq, id: body.id, op: body.op, case: body.case, document: documentKey(body.document), at: body.at.wall }, true);
}
