import { entryHash, readHeader, type ChainHead } from '@/domain/journal';
import type { PushReply, PushRequest } from '@/wire/push';
import type { EntriesReceipt } from '@/wire/receipt';

interface Stored {
  readonly seq: number;
  readonly branch: number;
  readonly header: string;
}

/** One writer's chain as a court in memory keeps it: what follows is stored, also beside the accepted chain (P6), and answered as it was. */
export class MemoryChain {
  private readonly stored = new Map<string, Stored>();
  private receipts: EntriesReceipt[] = [];
  readonly heads = new Map<number, ChainHead>();

  /** Headers of one branch, in order; 0 is the accepted one. */
  headers = (branch = 0): string[] => [...this.stored.values()].filter((one) => one.branch === branch).map(({ header }) => header);

  take(request: PushRequest, about: Pick<EntriesReceipt, 'court' | 'epoch' | 'at'>, forks: boolean): Pick<PushReply, 'answers' | 'head' | 'forked'> & { readonly receipts: readonly EntriesReceipt[] } {
    const fresh = new Map<number, number[]>();
    const answers = request.entries.map((entry): PushReply['answers'][number] & { readonly branch: number } => {
      const header = readHeader(entry.header);
      if (!header) return { stored: false, seq: null, reason: 'unreadableHeader', branch: 0 };
      const { seq, prev } = header;
      const hash = entryHash(entry.header);
      const known = this.stored.get(hash);
      if (known) return { stored: true, seq, duplicate: true, outcome: { is: 'folded' }, branch: known.branch };
      const parent = prev === null ? { branch: 0 } : this.stored.get(prev);
      if (!parent) return { stored: false, seq, reason: seq > (this.heads.get(0)?.seq ?? 0) + 1 ? 'gap' : 'fork', branch: 0 };
      const branch = (this.heads.get(parent.branch)?.hash ?? null) === prev ? parent.branch : Math.max(0, ...this.heads.keys()) + 1;
      if (branch > 0 && !forks) return { stored: false, seq, reason: 'fork', branch: 0 };
      this.stored.set(hash, { seq, branch, header: entry.header });
      this.heads.set(branch, { seq, hash });
      fresh.set(branch, [...(fresh.get(branch) ?? []), seq]);
      return { stored: true, seq, duplicate: false, outcome: branch === 0 ? { is: 'folded' } : { is: 'setAside', reason: 'branch' }, branch };
    });
    for (const [branch, seqs] of fresh) this.receipts.push({ kind: 'entries', ...about, writer: request.writer, from: Math.min(...seqs), to: Math.max(...seqs), head: this.heads.get(branch)?.hash ?? '', ...(branch > 0 ? { branch } : {}) });
    const stored = answers.filter((answer) => answer.stored);
    const receipts = this.receipts.filter(({ from, to, branch = 0 }) => stored.some((one) => one.branch === branch && one.seq >= from && one.seq <= to));
    const forked = answers.some((answer) => (answer.stored ? answer.branch > 0 : answer.reason === 'fork'));
    return { answers, head: this.heads.get(0) ?? null, receipts, ...(forked ? { forked } : {}) };
  }

  /** Yesterday's backup: the first entries of the accepted chain, and no branch. */
  restoreTo(count: number): void {
    const kept = this.headers().slice(0, count);
    this.stored.clear();
    this.heads.clear();
    for (const header of kept) {
      const seq = readHeader(header)?.seq ?? 0;
      this.stored.set(entryHash(header), { seq, branch: 0, header });
      this.heads.set(0, { seq, hash: entryHash(header) });
    }
    const head = this.heads.get(0);
    // As if the push that was under way had ended there: a backup never holds half of one.
    this.receipts = this.receipts.filter(({ from, branch }) => from <= count && branch === undefined).map((receipt) => (receipt.to > count && head ? { ...receipt, to: count, head: head.hash } : receipt));
  }
}
