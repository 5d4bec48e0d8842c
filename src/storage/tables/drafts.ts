import type { OfficerDatabase } from '../officerDatabase';

/** What is being typed, outside the journal (E6). On the disk when the promise resolves. */
export function createDrafts(db: OfficerDatabase) {
  return {
    async read(key: string): Promise<string | null> {
      return (await db.drafts.get(key))?.text ?? null;
    },
    async write(key: string, text: string): Promise<void> {
      await db.drafts.put({ key, text });
    },
    async clear(key: string): Promise<void> {
      await db.drafts.delete(key);
    },
  };
}
