import type { HeadsRequest } from '@/wire/pull';
import { entriesReceipt, type EntriesReceipt } from '@/wire/receipt';
import type { Session } from '../auth/sessionStore';
import type { Gateway } from '../gateway';

/** The receipt for entries that a tablet presents, when this court's own key signed it for the asking writer; else null. */
export async function presentedReceipt(gateway: Pick<Gateway, 'keys'>, session: Pick<Session, 'courtId'>, { receipt, writer }: Pick<HeadsRequest, 'receipt' | 'writer'>): Promise<EntriesReceipt | null> {
  if (receipt == null) return null;
  const { readReceipt } = await gateway.keys.court(session.courtId);
  const parsed = entriesReceipt.safeParse(await readReceipt(receipt));
  return parsed.success && parsed.data.court === session.courtId && parsed.data.writer === writer ? parsed.data : null;
}
