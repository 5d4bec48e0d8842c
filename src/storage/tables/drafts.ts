import type { OfficerDatabase } from '../officerDatabase';
import { OFFICERS_OWN, type Sealing } from '../sealing';
import type { SecondCopy } from '../secondCopy/secondCopy';
import type { DraftRow } from './rows';

/** Under such a key stands what the court last said: it is no draft, and nobody has to bring it back. */
export const isCourtCopy = ({ key }: { readonly key: string }): boolean => key.startsWith('copy/');

const recordOf = (key: string): string => `draft/${key}`;

export const draftRow = async (sealing: Sealing, key: string, text: string): Promise<DraftRow> => ({ key, text: await sealing.sealText(OFFICERS_OWN, recordOf(key), text) });
export const draftText = (sealing: Sealing, { key, text }: DraftRow): Promise<string> => sealing.openText(recordOf(key), text);

/** What is being typed, outside the journal (E6). On the disk when the promise resolves, and then in the second copy. */
export function createDrafts(db: OfficerDatabase, sealing: Sealing, copy: SecondCopy | null) {
  // Sealing takes a moment: what was typed last is written last.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };

  return {
    async read(key: string): Promise<string | null> {
      await last;
      const row = await db.drafts.get(key);
      return row ? draftText(sealing, row) : null;
    },
    write: (key: string, text: string): Promise<void> =>
      inTurn(async () => {
        const row = await draftRow(sealing, key, text);
        await db.drafts.put(row);
        if (!isCourtCopy({ key })) copy?.draft(row, await sealing.keysOf([row.text]));
      }),
    clear: (key: string): Promise<void> =>
      inTurn(async () => {
        await db.drafts.delete(key);
        copy?.draft({ key, text: null }, []);
      }),
    /** Texts that were typed and not recorded yet. */
    async count(): Promise<number> {
      await last;
      return db.drafts.filter((row) => !isCourtCopy(row)).count();
    },
  };
}
