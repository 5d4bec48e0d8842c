import type { OfficerDatabase } from '../officerDatabase';
import type { SecondCopy } from '../secondCopy/secondCopy';

/** Under such a key stands what the court last said: it is no draft, and nobody has to bring it back. */
export const isCourtCopy = ({ key }: { readonly key: string }): boolean => key.startsWith('copy/');

/** What is being typed, outside the journal (E6). On the disk when the promise resolves, and then in the second copy. */
export function createDrafts(db: OfficerDatabase, copy: SecondCopy | null) {
  return {
    async read(key: string): Promise<string | null> {
      return (await db.drafts.get(key))?.text ?? null;
    },
    async write(key: string, text: string): Promise<void> {
      await db.drafts.put({ key, text });
      if (!isCourtCopy({ key })) copy?.draft(key, text);
    },
    async clear(key: string): Promise<void> {
      await db.drafts.delete(key);
      copy?.draft(key, null);
    },
    /** Texts that were typed and not recorded yet. */
    count: (): Promise<number> => db.drafts.filter((row) => !isCourtCopy(row)).count(),
  };
}
