import type { FoldedDocument } from '@/domain/journal';
import { headsDigest } from '@/wire/headsDigest';
import type { FeedCursor } from '@/wire/pull';
import type { Answer, Contact, HeadsTaken, PagesTaken } from './events';
import type { SyncPorts } from './ports';
import { planPull, wholeCases } from './pulls';

type PullPorts = Pick<SyncPorts, 'journal' | 'pulls' | 'transport'>;
type Told = (serverTime: string | null) => Contact;

/** Outcomes that one answer holds at most; as many mean that there are more. */
const OUTCOMES_AT_ONCE = 1_000;

/** Where the court stands: its feeds, its head of this chain, what became of entries, and which cases are out of reach (G1, G3, G8). */
export async function askForHeads({ journal, pulls, transport }: PullPorts, asOfPush: number, contact: Told): Promise<Answer<HeadsTaken>> {
  const [epoch, cases, chain, receipt] = await Promise.all([pulls.epoch(), pulls.cursors(), journal.chain(), journal.lastReceipt()]);
  const held = { epoch, cases };
  // Outcomes may have been told by an epoch of which no page has come, at worst because no case is within reach.
  const told = chain.outcomesEpoch ?? epoch;
  const digest = epoch !== null && epoch === told ? headsDigest(wholeCases(held)) : null;
  const sent = await transport.heads({ epoch: told, digest, writer: chain.writer, outcomes: chain.outcomesTo, receipt });
  if (!sent.ok) return sent;
  const reply = sent.value;
  const { feeds, left } = planPull(held, reply);
  await journal.outcomes(reply.outcomes, { epoch: reply.epoch, n: reply.outcomes.at(-1)?.n ?? 0 });
  for (const { reason, cases: gone } of left) await pulls.left(gone, reason);
  const parted = reply.chain !== null && (await journal.differs(reply.chain));
  return { ok: true, contact: contact(reply.serverTime), epoch: reply.epoch, feeds, courtSeq: reply.chain?.seq ?? 0, forked: reply.forked ?? false, parted, asOfPush, moreOutcomes: reply.outcomes.length >= OUTCOMES_AT_ONCE };
}

/** What changed in some feeds since their cursors, put down page by page (G2). */
export async function askForPages({ journal, pulls, transport }: PullPorts, epoch: string, feeds: readonly FeedCursor[], contact: Told): Promise<Answer<PagesTaken>> {
  const { writer } = await journal.chain();
  const sent = await transport.pages({ epoch, writer, feeds: [...feeds] });
  if (!sent.ok) return sent;
  const failed: string[] = [];
  // Pages of another epoch are left out: the heads are asked for again first (G3).
  const mine = sent.value.epoch === epoch ? sent.value.pages : [];
  // Handed over together, in order: the store puts many of them down at once.
  await Promise.all(mine.map((page) => pulls.apply(epoch, { ...page, documents: page.documents as readonly FoldedDocument[] }).catch(() => failed.push(page.case))));
  const applied = mine.filter((page) => !failed.includes(page.case)).map(({ case: id, scope, n, upTo }) => ({ case: id, scope, n, upTo }));
  return { ok: true, contact: contact(null), epoch: sent.value.epoch, applied, failed };
}
