import { replay, type FoldedDocument } from '@/domain/journal';
import type { Canary } from '../deviceRegistry';
import type { OfficerDatabase } from '../officerDatabase';
import { isReflected } from '../overlay';
import { readParts } from '../packParts';
import { documentRow } from '../tables/documents';
import { entriesOfCase, ownEntry, placed } from '../tables/entries';
import type { ChainRow, EntryRow } from '../tables/rows';
import { without } from '../tables/without';
import type { Copied } from './readCopy';
import type { RebuiltChain } from './rebuildChain';
import type { LossReport, RecoveryReport } from './recoveryReport';

interface Rebuilt {
  readonly chains: readonly RebuiltChain[];
  readonly copied: Copied;
  readonly canary: Canary | null;
  readonly storeEpoch: string;
  readonly report: LossReport;
}

/** Everything but bytes, in one transaction: the store is the new one, wholly or not at all. */
export async function writeRebuilt(db: OfficerDatabase, { chains, copied, canary, storeEpoch, report }: Rebuilt): Promise<void> {
  await db.transaction('rw', [db.entries, db.files, db.chains, db.writers, db.documents, db.casePacks, db.caseIndex, db.drafts, db.meta], async () => {
    const added = await addMissing(db, chains);
    for (const chain of chains) await db.chains.put(chainRow(await db.chains.get(chain.writer), chain));
    await keepWriters(db, [...copied.cards, ...(canary?.card ? [canary.card] : [])]);
    for (const id of new Set(added.map((row) => row.case))) await foldCase(db, id);
    // With another store, cursors mean nothing (D5): all is pulled.
    await db.caseIndex.toCollection().modify({ n: 0, epoch: '' });
    await db.drafts.bulkPut([...copied.drafts].map(([key, text]) => ({ key, text })));
    await db.meta.delete('activeWriter');
    await db.meta.bulkPut([
      { key: 'storeEpoch', value: storeEpoch },
      ...(canary ? [{ key: 'storeBefore' as const, value: canary.storeEpoch }] : []),
      { key: 'recovery', value: JSON.stringify({ loss: report, former: [] } satisfies RecoveryReport) },
    ]);
  });
}

/** What is in the store stays as it is; the rest is added, on top until the pulled state names it. */
async function addMissing(db: OfficerDatabase, chains: readonly RebuiltChain[]): Promise<EntryRow[]> {
  const rows = chains.flatMap(({ entries, stranded }) => [...entries, ...stranded]);
  const known = await db.entries.bulkGet(rows.map(({ writer, seq }): [string, number] => [writer, seq]));
  const added = rows.filter((_, i) => known[i] === undefined).map((row) => placed(row, true));
  await db.entries.bulkPut(added);
  const files = chains.flatMap((chain) => chain.files);
  const announced = await db.files.bulkGet(files.map(({ entry, sha256 }): [string, string] => [entry, sha256]));
  await db.files.bulkPut(files.filter((_, i) => announced[i] === undefined));
  return added;
}

function chainRow(known: ChainRow | undefined, { writer, head, receiptedTo }: RebuiltChain): ChainRow {
  const further = (known?.head?.seq ?? 0) > (head?.seq ?? 0) ? (known?.head ?? null) : head;
  return { writer, head: further, receiptedTo: Math.max(known?.receiptedTo ?? 0, receiptedTo), outcomesTo: 0 };
}

/** Whoever wrote here never does again: their keys go, if there are any (W1). */
async function keepWriters(db: OfficerDatabase, cards: Copied['cards']): Promise<void> {
  const there = await db.writers.toArray();
  const known = new Set(there.map(({ writer }) => writer));
  await db.writers.bulkPut([...there.map((row) => without(row, 'privateKey')), ...cards.filter(({ writer }) => !known.has(writer))]);
  for (const { writer } of cards) if (!(await db.chains.get(writer))) await db.chains.put({ writer, head: null, receiptedTo: 0, outcomesTo: 0 });
}

/** What the case shows on top of what was pulled of it, folded anew. */
async function foldCase(db: OfficerDatabase, id: string): Promise<void> {
  const [pack, rows] = await Promise.all([db.casePacks.get(id), entriesOfCase(db, id)]);
  const pulled: ReadonlyMap<string, FoldedDocument> = readParts(pack?.parts ?? []);
  const own = rows.map(ownEntry);
  const top = replay(pulled, own.filter((entry) => !isReflected(pulled, entry)).flatMap((entry) => entry.read() ?? []));
  await db.documents.bulkPut([...top.values()].map(documentRow));
}
