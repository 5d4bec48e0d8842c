import type { Answer, Contact, Pushed } from './events';
import { firstRefusal, isReceiptFor, lastSeq, outcomesIn } from './outbox';
import type { SyncPorts } from './ports';

type EntryPorts = Pick<SyncPorts, 'journal' | 'transport' | 'receipts'>;

/** Sends a run of the journal and believes what the court signs for (P1, P5); null: there is nothing to send. */
export async function sendEntries({ journal, transport, receipts }: EntryPorts, fromSeq: number, budgetBytes: number, contact: (serverTime: string | null) => Contact): Promise<Answer<Pushed> | null> {
  const run = await journal.run(fromSeq, budgetBytes);
  if (run.length === 0) return null;
  const { writer, receiptedTo } = await journal.chain();
  const sent = await transport.push({ writer, entries: [...run] });
  if (!sent.ok) return sent;
  const reply = sent.value;
  let to = receiptedTo;
  let believed = true;
  for (const jws of reply.receipts) {
    const receipt = await receipts.verify(jws);
    if (isReceiptFor(receipt, writer, to) && (await journal.receipted(jws, receipt))) to = Math.max(to, receipt.to);
    // Of the chain that this one left: true, and not about what is here (P6).
    else if (receipt === null || reply.forked !== true) believed = false;
  }
  await journal.outcomes(outcomesIn(reply), null);
  const refused = firstRefusal(reply);
  const unverifiable = !believed || (refused === null && to < lastSeq(run));
  return { ok: true, contact: contact(reply.serverTime), receiptedTo: to, courtSeq: reply.head?.seq ?? 0, sentTo: lastSeq(run), refused, forked: reply.forked ?? false, unverifiable };
}
