import { readHeader } from '@/domain/journal';
import { headsDigest } from '@/wire/headsDigest';
import type { SendProblem } from '@/ports/queue';
import type { EndReason } from '@/wire/pull';
import type { ReceiptPayload } from '@/wire/receipt';
import type { ReceiptVerifier, Sent, SessionKeeper, Transport } from '@/sync/ports';
import { MemoryChain } from './memoryChain';

/** What the next requests of one kind meet, first come first served; none left: they are answered. */
export type Fault = SendProblem | 'replyLost';
type Kind = keyof Transport | 'enrol';

/** A court in memory: stores what chains, signs receipts that its verifier knows, and fails as it is told. */
export class MemoryCourt implements Transport, ReceiptVerifier, SessionKeeper {
  epoch = 'epoch-1';
  reachable = true;
  session: 'valid' | 'expired' | 'ended' = 'valid';
  honest = true;
  /** A gateway of the version before: it refuses forks, says no reasons, and answers with no member that is newer. */
  older = false;
  /** Members that a gateway of a later version adds to every reply. */
  newerMembers: object = {};
  /** Writers that were made without the court. */
  readonly strangers = new Set<string>();
  private readonly chains = new Map<string, MemoryChain>();
  readonly files = new Map<string, number>();
  /** Case → number of changes; pages are cut after `pageSize` of them. */
  readonly cases = new Map<string, number>();
  pageSize = 1_000;
  readonly faults = new Map<Kind | string, Fault[]>();
  /** Every request that arrived, by kind; uploads as `upload <sha256>`. */
  readonly log: string[] = [];
  /** Cases that somebody had and has no longer, and why. */
  readonly ended = new Map<string, EndReason>();
  readonly beats: Parameters<Transport['heartbeat']>[0][] = [];
  /** Bodies of pushes, in order. */
  readonly pushed: number[][] = [];
  private readonly time = '2026-01-05T02:00:07.000Z';

  fail(kind: Kind | string, ...faults: Fault[]): void {
    this.faults.set(kind, [...(this.faults.get(kind) ?? []), ...faults]);
  }

  /** The accepted chain of the one tablet of most tests. */
  get entries(): string[] {
    return this.chainOf('writer-a').headers();
  }

  chainOf(writer: string): MemoryChain {
    const known = this.chains.get(writer) ?? new MemoryChain();
    this.chains.set(writer, known);
    return known;
  }

  /** Yesterday's backup: only the first entries and none of the later ones; a new epoch, unless nobody said that it was restored. */
  restoreTo(count: number, epoch = this.epoch): void {
    for (const chain of this.chains.values()) chain.restoreTo(count);
    this.epoch = epoch;
  }

  enrol(writer: string): Promise<Sent<string>> {
    return this.answer('enrol', () => {
      this.strangers.delete(writer);
      return this.time;
    });
  }

  push: Transport['push'] = (request) =>
    this.answer('push', () => {
      this.pushed.push(request.entries.map((entry) => readHeader(entry.header)?.seq ?? 0));
      if (this.strangers.has(request.writer)) return { answers: request.entries.map(() => ({ stored: false as const, seq: null, reason: 'unknownWriter' as const })), head: null, receipts: [], epoch: this.epoch, serverTime: this.time };
      const { receipts, ...reply } = this.chainOf(request.writer).take(request, { court: 'court', epoch: this.epoch, at: this.time }, !this.older);
      return this.ofVersion({ ...reply, receipts: receipts.map(this.sign), epoch: this.epoch, serverTime: this.time });
    });

  heads: Transport['heads'] = (request) =>
    this.answer('heads', () => {
      const known = this.older ? null : this.payloadOf(request.receipt ?? null);
      if (known?.kind === 'entries' && known.epoch === this.epoch && known.to > this.headSeq(request.writer, known.branch)) this.epoch = `${this.epoch}-older-than-${known.to}`;
      const heads = [...this.cases].map(([id, n]) => ({ case: id, scope: 1, n }));
      const unchanged = request.epoch === this.epoch && request.digest === headsDigest(heads);
      return this.ofVersion({ epoch: this.epoch, serverTime: this.time, unchanged, heads: unchanged ? [] : heads, ended: [...this.ended].map(([id, reason]) => ({ case: id, reason })), chain: this.chainOf(request.writer).heads.get(0) ?? null, ...(known?.kind === 'entries' && known.branch !== undefined ? { forked: true } : {}), outcomes: [] });
    });

  pages: Transport['pages'] = (request) =>
    this.answer('pages', () => ({
      epoch: this.epoch,
      pages: request.feeds.slice(0, 2).map((feed) => {
        const upTo = this.cases.get(feed.case) ?? 0;
        return { case: feed.case, scope: 1, from: feed.n, n: Math.min(upTo, feed.n + this.pageSize), upTo, documents: [] };
      }),
    }));

  filesCheck: Transport['filesCheck'] = (request) =>
    this.answer('filesCheck', () => ({ receipts: request.files.flatMap(({ entry, sha256 }) => (this.files.has(sha256) ? [this.fileReceipt(request.writer, entry, sha256)] : [])) }));

  heartbeat: Transport['heartbeat'] = (report) => {
    this.beats.push(report);
    return this.answer('heartbeat', () => ({ serverTime: this.time }));
  };

  upload: Transport['upload'] = (file, writer, bytes, onProgress) =>
    this.answer(`upload ${file.sha256}`, () => {
      onProgress(Math.floor(bytes.size / 2));
      this.files.set(file.sha256, bytes.size);
      return this.fileReceipt(writer, file.entry, file.sha256);
    });

  verify: ReceiptVerifier['verify'] = async (jws) => this.payloadOf(jws);

  renew: SessionKeeper['renew'] = async () => {
    this.log.push('renew');
    if (!this.reachable) return 'unknown';
    if (this.session === 'ended') return 'ended';
    this.session = 'valid';
    return 'renewed';
  };

  private ofVersion<T extends { readonly forked?: boolean | undefined; readonly ended?: unknown }>(reply: T): T {
    if (!this.older) return { ...reply, ...this.newerMembers };
    return Object.fromEntries(Object.entries(reply).filter(([name]) => name !== 'forked' && name !== 'ended')) as T;
  }

  private headSeq = (writer: string, branch = 0): number => this.chainOf(writer).heads.get(branch)?.seq ?? 0;

  private payloadOf = (jws: string | null): ReceiptPayload | null => (jws?.startsWith('true ') ? (JSON.parse(jws.slice(5)) as ReceiptPayload) : null);

  private fileReceipt = (writer: string, entry: string, sha256: string): string =>
    this.sign({ kind: 'file', court: 'court', epoch: this.epoch, writer, entry, sha256, size: this.files.get(sha256) ?? 0, at: this.time });

  private sign = (payload: ReceiptPayload): string => `${this.honest ? 'true' : 'forged'} ${JSON.stringify(payload)}`;

  private async answer<T>(kind: string, work: () => T): Promise<Sent<T>> {
    this.log.push(kind);
    const failed = (problem: SendProblem): Sent<T> => ({ ok: false, problem, retryAfterMs: null });
    if (!this.reachable) return failed('offline');
    if (this.session !== 'valid') return failed('signedOut');
    const fault = this.faults.get(kind)?.shift();
    if (fault === 'replyLost') {
      work();
      return failed('timeout');
    }
    return fault ? failed(fault) : { ok: true, value: work() };
  }
}
