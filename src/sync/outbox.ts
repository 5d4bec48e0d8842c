import { readHeader, type Outcome } from '@/domain/journal';
import type { PushReply, Refusal } from '@/wire/push';
import type { EntriesReceipt, FileReceipt, ReceiptPayload } from '@/wire/receipt';
import type { AnnouncedFile, ChainState, SentEntry } from './ports';

/**
 * The first entry to send, or null when the court has a receipt for all. A court whose head is below what it has
 * receipted was restored from a backup: it gets everything above its head again (G3).
 */
export function pushFrom(chain: ChainState, courtSeq: number | null): number | null {
  const from = Math.min(chain.receiptedTo, courtSeq ?? chain.receiptedTo) + 1;
  return from <= (chain.head?.seq ?? 0) ? from : null;
}

/** The first answer that says "not stored", or null. What follows it in the chain cannot be stored either (P3). */
export function firstRefusal(reply: PushReply): Refusal | null {
  const refused = reply.answers.find((answer) => !answer.stored);
  return refused && !refused.stored ? refused.reason : null;
}

/**
 * Whether a verified receipt is about this writer's chain, with no hole between it and what is receipted already (P5); that of a
 * branch speaks for all below, since a branch hangs on what the court has (P6). It may end beyond what was sent: the court answers
 * what it has with the receipt of the push that brought it. That the entry at its end has the hash it names is for the journal to say.
 */
export function isReceiptFor(receipt: ReceiptPayload | null, writer: string, receiptedTo: number): receipt is EntriesReceipt {
  return receipt?.kind === 'entries' && receipt.writer === writer && receipt.from <= receipt.to && (receipt.branch !== undefined || receipt.from <= receiptedTo + 1);
}

/** Whether a verified receipt is for this file of this writer, announced by this entry (B1). */
export function isReceiptForFile(receipt: ReceiptPayload | null, writer: string, file: AnnouncedFile): receipt is FileReceipt {
  return receipt?.kind === 'file' && receipt.writer === writer && receipt.entry === file.entry && receipt.sha256 === file.sha256 && receipt.size === file.size;
}

/** What the court has told at once of the entries it stored. */
export const outcomesIn = (reply: PushReply): { readonly seq: number; readonly outcome: Outcome }[] =>
  reply.answers.flatMap((answer) => (answer.stored && answer.outcome ? [{ seq: answer.seq, outcome: answer.outcome }] : []));

/** The seq of the last entry of a run; 0 for an empty one. */
export const lastSeq = (run: readonly Pick<SentEntry, 'header'>[]): number => readHeader(run.at(-1)?.header ?? '')?.seq ?? 0;
