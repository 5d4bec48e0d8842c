import type { OfficerDatabase } from './officerDatabase';

/** When the court signed for an entry, by its own time; null: it has not, or when was not noted. */
export type ReceiptTimes = (writer: string, seq: number) => string | null;

/** The times of all receipts for entries; each covers what lies below it and above the one before. */
export async function receiptTimes(db: OfficerDatabase): Promise<ReceiptTimes> {
  const byWriter = new Map<string, { readonly to: number; readonly at: string | null }[]>();
  for (const { id, at = null } of await db.receipts.where('id').startsWith('entries/').toArray()) {
    const [, writer = '', to = ''] = id.split('/');
    const receipts = byWriter.get(writer) ?? [];
    receipts.push({ to: Number(to), at });
    byWriter.set(writer, receipts);
  }
  for (const receipts of byWriter.values()) receipts.sort((a, b) => a.to - b.to);
  return (writer, seq) => byWriter.get(writer)?.find(({ to }) => to >= seq)?.at ?? null;
}
