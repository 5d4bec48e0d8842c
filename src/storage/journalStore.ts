import { entryHash, sameJson, type ChainHead, type Json, type Outcome } from '@/domain/journal';
import { noteBranch, pulledAnew } from './branches';
import type { CaseStates } from './caseStates';
import type { Changes } from './changes';
import type { OfficerDatabase } from './officerDatabase';
import { without } from './tables/without';
import type { ChainRow, StoredEntry } from './tables/rows';

interface EntriesReceiptFacts {
  readonly writer: string;
  readonly from: number;
  readonly to: number;
  readonly head: string;
  /** When the court signed, by its own time. */
  readonly at: string;
  /** Stored beside the accepted chain: it speaks for all below it, since a branch hangs on what the court has (P6). */
  readonly branch?: number | undefined;
}

/** Rows that are read at once while a run is put together. */
const STEP = 500;

/** The journal of one writer as the sync engine uses it; `toSend` makes of rows what goes over the line. */
export function createJournalStore<T>(db: OfficerDatabase, states: Pick<CaseStates, 'changed' | 'known'>, changes: Changes, writer: string, toSend: (rows: readonly StoredEntry[]) => Promise<readonly T[]>) {
  const chain = async (): Promise<ChainRow> => (await db.chains.get(writer)) ?? { writer, head: null, receiptedTo: 0, outcomesTo: 0 };

  /** Entries from `fromSeq` on, at most about `maxBytes`, ending at a signature; one transaction at least, however large. */
  const run = async (fromSeq: number, maxBytes: number): Promise<readonly T[]> => toSend(await rowsOf(fromSeq, maxBytes));

  async function rowsOf(fromSeq: number, maxBytes: number): Promise<readonly StoredEntry[]> {
    const taken: StoredEntry[] = [];
    let bytes = 0;
    let signedTo = 0;
    for (let from = fromSeq; ; from += STEP) {
      const rows = await db.entries.where('[writer+seq]').between([writer, from], [writer, from + STEP - 1], true, true).toArray();
      for (const row of rows) {
        // Behind a hole stands what a recovery found without its place in the chain.
        if (row.seq !== fromSeq + taken.length) return taken.slice(0, signedTo);
        bytes += row.header.length + row.text.length;
        if (signedTo > 0 && bytes > maxBytes) return taken.slice(0, signedTo);
        taken.push(row);
        if (row.sig) signedTo = taken.length;
      }
      if (rows.length < STEP) return taken.slice(0, signedTo);
    }
  }

  /** Stores a verified receipt and moves `receiptedTo`. False: it does not speak of this chain, or leaves a gap; nothing was moved. */
  async function receipted(jws: string, receipt: EntriesReceiptFacts): Promise<boolean> {
    const covered: readonly string[] | null = await db.transaction('rw', db.chains, db.entries, db.receipts, db.caseIndex, async () => {
      const [state, last] = await Promise.all([chain(), db.entries.get([writer, receipt.to])]);
      if (receipt.writer !== writer || !last || entryHash(last.header) !== receipt.head) return null;
      await db.receipts.put({ id: `entries/${writer}/${receipt.to}`, jws, at: receipt.at });
      if (receipt.branch === undefined && receipt.from > state.receiptedTo + 1) return null;
      const isBranched = receipt.branch !== undefined || state.branched === true;
      const moved = isBranched ? await noteBranch(db, receipt) : [];
      await db.chains.put({ ...state, receiptedTo: Math.max(state.receiptedTo, receipt.to), ...(isBranched ? { branched: true as const } : {}) });
      return moved;
    });
    if (!covered) return false;
    pulledAnew(states, covered);
    changes.tell({ is: 'receipted' });
    return true;
  }

  /** Stores what became of entries of this very chain, and moves the cursor of the writer's feed when `to` is given: forward, or in a new epoch to where it is told. */
  async function outcomes(known: readonly { readonly seq: number; readonly hash?: string | undefined; readonly outcome: Outcome }[], to: { readonly epoch: string; readonly n: number } | null): Promise<void> {
    if (known.length === 0 && to === null) return;
    const cases = await db.transaction('rw', db.chains, db.entries, async () => {
      const rows = await db.entries.bulkGet(known.map(({ seq }): [string, number] => [writer, seq]));
      // The feed tells again what a push was told: a row that says so already is not written once more.
      const written = rows.flatMap((row, i) => (row && known[i] && !says(row, known[i].outcome) && isOf(row, known[i].hash) ? [withOutcome(row, known[i].outcome)] : []));
      await db.entries.bulkPut(written);
      if (to !== null) {
        const state = await chain();
        const outcomesTo = state.outcomesEpoch === to.epoch ? Math.max(state.outcomesTo, to.n) : to.n;
        if (state.outcomesEpoch !== to.epoch || state.outcomesTo !== outcomesTo) await db.chains.put({ ...state, outcomesTo, outcomesEpoch: to.epoch });
      }
      return [...new Set(written.map((row) => row.case))];
    });
    if (cases.length > 0) changes.tell({ is: 'outcomes', cases });
  }

  async function lastReceipt(): Promise<string | null> {
    const { receiptedTo } = await chain();
    return (await db.receipts.get(`entries/${writer}/${receiptedTo}`))?.jws ?? null;
  }

  /** The court's head is an entry of this chain, unless the chains have parted (P6); what is not here says nothing. */
  async function differs({ seq, hash }: ChainHead): Promise<boolean> {
    const row = await db.entries.get([writer, seq]);
    return row !== undefined && entryHash(row.header) !== hash;
  }

  return { writer, chain, lastReceipt, differs, run, receipted, outcomes };
}

/** Of two copies of one journal each may have another entry at the same place: what is told of the other's is not told of ours. */
const isOf = (row: StoredEntry, hash: string | undefined): boolean => hash === undefined || entryHash(row.header) === hash;

const says = ({ outcome: known }: StoredEntry, outcome: Outcome): boolean => known !== undefined && sameJson(known as unknown as Json, outcome as unknown as Json);

function withOutcome(row: StoredEntry, outcome: Outcome): StoredEntry {
  return outcome.is === 'folded' ? { ...without(row, 'told'), outcome } : { ...row, outcome, told: row.case };
}
