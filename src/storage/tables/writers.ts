import type { OfficerDatabase } from '../officerDatabase';
import { OFFICERS_OWN, type Sealing } from '../sealing';
import type { SecondCopy } from '../secondCopy/secondCopy';
import type { ChainRow, WriterCard, WriterRow } from './rows';
import { without } from './without';

export interface KnownWriter {
  readonly card: WriterCard;
  readonly chain: ChainRow;
  /** Appends are this one's; the others are only sent for. */
  readonly active: boolean;
}

/** What the court answers to an enrolment, as far as it belongs to the writer. */
export type Certified = Pick<WriterCard, 'certificate' | 'receiptKeys' | 'bundleKey'>;

const recordOf = (writer: string): string => `writer/${writer}`;

const unused = (writer: string): ChainRow => ({ writer, head: null, receiptedTo: 0, outcomesTo: 0 });

/** Who writes for this officer on this tablet, and who did: what can be told without their vault. */
export function createWriterCards(db: OfficerDatabase, copy: SecondCopy | null) {
  return {
    /** All writers of this officer here, oldest first: what is unsent of any of them still has to be sent. */
    writers(): Promise<readonly KnownWriter[]> {
      return db.transaction('r', db.writers, db.chains, db.meta, async () => {
        const [rows, chains, active] = await Promise.all([db.writers.toArray(), db.chains.toArray(), db.meta.get('activeWriter')]);
        const byWriter = new Map(chains.map((chain) => [chain.writer, chain]));
        return rows
          .sort((a, b) => (a.enrolledAt < b.enrolledAt ? -1 : a.enrolledAt > b.enrolledAt ? 1 : a.letter.length - b.letter.length))
          .map((row) => without(row, 'sealedKey'))
          .map((card) => ({ card, chain: byWriter.get(card.writer) ?? unused(card.writer), active: card.writer === active?.value }));
      });
    },
    /** Notes what the court certified of a writer that is here; who is in use stays as it is. */
    async certified(writer: string, told: Certified): Promise<void> {
      await db.transaction('rw', db.writers, async () => {
        const row = await db.writers.get(writer);
        if (row) await db.writers.put({ ...row, ...told });
      });
      const known = await db.writers.get(writer);
      if (known) copy?.writer(without(known, 'sealedKey'));
    },
  };
}

/** The same with the keys that sign. */
export function createWriters(db: OfficerDatabase, sealing: Sealing, copy: SecondCopy | null) {
  return {
    ...createWriterCards(db, copy),
    /** The writer in use, or null before the first enrolment of this officer on this tablet. */
    async activeWriter(): Promise<WriterRow | null> {
      const [active, writers] = await db.transaction('r', db.meta, db.writers, () => Promise.all([db.meta.get('activeWriter'), db.writers.toArray()]));
      const row = writers.find(({ writer }) => writer === active?.value);
      if (row?.sealedKey === undefined) return null;
      return { ...without(row, 'sealedKey'), privateKey: await sealing.open(recordOf(row.writer), row.sealedKey) };
    },
    /** Keeps a new writer and uses it from now on; the ones before stay for what they still have to send. */
    async enrolWriter(row: WriterRow): Promise<void> {
      const sealedKey = await sealing.seal(OFFICERS_OWN, recordOf(row.writer), row.privateKey);
      await db.transaction('rw', db.writers, db.chains, db.meta, async () => {
        await db.writers.put({ ...without(row, 'privateKey'), sealedKey });
        if (!(await db.chains.get(row.writer))) await db.chains.put(unused(row.writer));
        await db.meta.put({ key: 'activeWriter', value: row.writer });
      });
      copy?.writer(without(row, 'privateKey'));
    },
  };
}
