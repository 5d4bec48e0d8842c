import type { EntryHeader, SealedEntry } from './entry';
import { saltedHash } from './digest';

/** The end of a writer's chain: null before its first entry. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

export type LinkState =
  | 'next'
  /** At or below the head: sent before. */
  | 'known'
  /** Entries between the head and this one are missing. */
  | 'gap'
  /** Follows another entry than the head: a second branch of the same writer. */
  | 'fork';

/** Where a header stands to the head of its writer's chain. */
export function linkState(head: ChainHead | null, header: Pick<EntryHeader, 'seq' | 'prev'>): LinkState {
  const last = head?.seq ?? 0;
  if (header.seq <= last) return 'known';
  if (header.seq > last + 1) return 'gap';
  return header.prev === (head?.hash ?? null) ? 'next' : 'fork';
}

/** Whether the body is the one that the header names; `hash` may be a quicker `saltedHash`. */
export const bodyMatches = (header: EntryHeader, entry: Pick<SealedEntry, 'salt' | 'body'>, hash = saltedHash): boolean =>
  /^[0-9a-f]{32}$/.test(entry.salt) && hash(entry.salt, entry.body) === header.bodyHash;

/** As whose a document considers an entry: a branch beside the accepted one is a chain of its own (F2, P6). */
export const chainName = (writer: string, branch: number): string => (branch === 0 ? writer : `${writer}#${branch}`);
