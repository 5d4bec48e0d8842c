import { replay } from '@/domain/journal';
import type { Canary } from '../deviceRegistry';
import type { OfficerDatabase } from '../officerDatabase';
import { isReflected } from '../overlay';
import { readParts } from '../packParts';
import type { Sealing } from '../sealing';
import { documentRow } from '../tables/documents';
import { draftRow } from '../tables/drafts';
import { entriesOfCase, ownEntries, placed, storedEntry } from '../tables/entries';
import type { ChainRow, DocumentRow, StoredEntry, WriterCard } from '../tables/rows';
import { without } from '../tables/without';
import type { RebuiltChain } from './rebuildChain';
import type { LossReport, RecoveryReport } from './recoveryReport';

interface Rebuilt {
  readonly chains: readonly RebuiltChain[];
  readonly cards: readonly WriterCard[];
  readonly drafts: ReadonlyMap<string, string>;
  readonly canary: Canary | null;
  readonly storeEpoch: string;
  readonly report: LossReport;
}

/** Everything but bytes, in one transaction: the store is the new one, wholly or not at all. Nobody else has it open. */
export async function writeRebuilt(db: OfficerDatabase, sealing: Sealing, { chains, cards, drafts, canary, storeEpoch, report }: Rebuilt): Promise<void> {
  const added = await missing(db, sealing, chains);
  const documents = (await Promise.all([...new Set(added.map((row) => row.case))].map((id) => foldCase(db, sealing, id, added)))).flat();
  const typed = await Promise.all([...drafts].map(([key, text]) => draftRow(sealing, key, text)));
  await db.transaction('rw', [db.entries, db.files, db.chains, db.writers, db.documents, db.caseIndex, db.drafts, db.meta], async () => {
    await db.entries.bulkPut(added);
    await addFiles(db, chains);
    for (const chain of chains) await db.chains.put(chainRow(await db.chains.get(chain.writer), chain));
    await keepWriters(db, [...cards, ...(canary?.card ? [canary.card] : [])]);
    await db.documents.bulkPut(documents);
    // With another store, cursors mean nothing (D5): all is pulled.
    await db.caseIndex.toCollection().modify({ n: 0, epoch: '' });
    await db.drafts.bulkPut(typed);
    await db.meta.delete('activeWriter');
    await db.meta.bulkPut([
      { key: 'storeEpoch', value: storeEpoch },
      ...(canary ? [{ key: 'storeBefore' as const, value: canary.storeEpoch }] : []),
      { key: 'recovery', value: JSON.stringify({ loss: report, former: [] } satisfies RecoveryReport) },
    ]);
  });
}

/** What is in the store stays as it is; the rest is to be added, on top until the pulled state names it. */
async function missing(db: OfficerDatabase, sealing: Sealing, chains: readonly RebuiltChain[]): Promise<StoredEntry[]> {
  const rows = chains.flatMap(({ entries, stranded }) => [...entries, ...stranded]);
  const known = await db.entries.bulkGet(rows.map(({ writer, seq }): [string, number] => [writer, seq]));
  return Promise.all(rows.filter((_, i) => known[i] === undefined).map((row) => storedEntry(sealing, placed(row, true))));
}

async function addFiles(db: OfficerDatabase, chains: readonly RebuiltChain[]): Promise<void> {
  const files = chains.flatMap((chain) => chain.files);
  const announced = await db.files.bulkGet(files.map(({ entry, sha256 }): [string, string] => [entry, sha256]));
  await db.files.bulkPut(files.filter((_, i) => announced[i] === undefined));
}

function chainRow(known: ChainRow | undefined, { writer, head, receiptedTo }: RebuiltChain): ChainRow {
  const further = (known?.head?.seq ?? 0) > (head?.seq ?? 0) ? (known?.head ?? null) : head;
  return { writer, head: further, receiptedTo: Math.max(known?.receiptedTo ?? 0, receiptedTo), outcomesTo: 0 };
}

/** Whoever wrote here never does again: their keys go, if there are any (W1). */
async function keepWriters(db: OfficerDatabase, cards: readonly WriterCard[]): Promise<void> {
  const there = await db.writers.toArray();
  const known = new Set(there.map(({ writer }) => writer));
  await db.writers.bulkPut([...there.map((row) => without(row, 'sealedKey')), ...cards.filter(({ writer }) => !known.has(writer))]);
  for (const { writer } of cards) if (!(await db.chains.get(writer))) await db.chains.put({ writer, head: null, receiptedTo: 0, outcomesTo: 0 });
}

/** What the case shows on top of what was pulled of it, folded anew with what is to be added. */
async function foldCase(db: OfficerDatabase, sealing: Sealing, id: string, added: readonly StoredEntry[]): Promise<DocumentRow[]> {
  const [pack, there] = await Promise.all([db.casePacks.get(id), entriesOfCase(db, id)]);
  const pulled = await readParts(sealing, id, pack?.parts ?? []);
  const rows = [...there, ...added.filter((row) => row.case === id)].sort((a, b) => (a.writer === b.writer ? a.seq - b.seq : a.writer < b.writer ? -1 : 1));
  const own = await ownEntries(sealing, rows);
  const top = replay(pulled, own.filter((entry) => !isReflected(pulled, entry)).flatMap((entry) => entry.read() ?? []));
  return Promise.all([...top.values()].map((document) => documentRow(sealing, document)));
}
