import type { ChainHead, Outcome } from '@/domain/journal';
import type { Refusal } from '@/wire/push';
import type { Candidate, Received } from './readRun';

/** An entry that the court already holds. */
export interface StoredEntry {
  /** 0: the chain that was accepted first; others left it (P6). */
  readonly branch: number;
  readonly outcome: Outcome | null;
}

/** A writer's chain as the court holds it. */
export interface StoredChain {
  /** End of each branch that has entries; 0 is the accepted one. */
  readonly heads: ReadonlyMap<number, ChainHead>;
  /** By `chainKey` the stored entries that were sent again or are followed by what was sent. */
  readonly stored: ReadonlyMap<string, StoredEntry>;
}

export const chainKey = (seq: number, hash: string | null): string => `${seq} ${hash ?? ''}`;

/** The decision on one sent entry, in the order sent. */
export type Link =
  | { readonly is: 'accepted'; readonly entry: Candidate; readonly branch: number }
  | { readonly is: 'duplicate'; readonly seq: number; readonly branch: number; readonly outcome: Outcome | null }
  | { readonly is: 'refused'; readonly seq: number | null; readonly reason: Refusal };

/** Entries to be stored in chain order at the end of one branch, ending at a good signature. */
export interface AcceptedRun {
  readonly branch: number;
  /** Set where the branch begins here: the branch that it leaves. */
  readonly leaves: number | null;
  readonly entries: readonly Candidate[];
}

export interface LinkedRun {
  readonly links: readonly Link[];
  readonly accepted: readonly AcceptedRun[];
}

/** A transaction that has begun and not ended: its entries and their places in the reply. */
interface Open {
  readonly parent: string;
  lastSeq: number;
  readonly members: { readonly entry: Candidate; readonly places: number[] }[];
}

/**
 * Hangs what was sent onto the writer's chain (P1, P3): whole transactions only, each ended by a good signature. What follows the
 * end of a branch continues it; what follows an earlier entry begins a branch of its own (P6). What does not fit is answered
 * by itself and does not stop what fits.
 */
export function linkRun({ heads, stored }: StoredChain, received: readonly Received[]): LinkedRun {
  const links: Link[] = new Array<Link>(received.length);
  const runs: { branch: number; leaves: number | null; entries: Candidate[] }[] = [];
  const ends = new Map<number, string>([[0, chainKey(0, null)], ...[...heads].map(([branch, { seq, hash }]) => [branch, chainKey(seq, hash)] as const)]);
  /** Branch of everything that something may follow. */
  const branches = new Map<string, number>([[chainKey(0, null), 0], ...[...stored].map(([key, { branch }]) => [key, branch] as const)]);
  /** By the key of its last entry. */
  const open = new Map<string, Open>();
  /** By key of everything in an open transaction. */
  const begun = new Map<string, number[]>();
  let accepted = heads.get(0)?.seq ?? 0;

  const refuse = ({ members }: Open, reason: Refusal): void => {
    for (const { entry, places } of members) {
      begun.delete(keyOf(entry));
      for (const place of places) links[place] = { is: 'refused', seq: entry.header.seq, reason };
    }
  };
  /** The place is taken by another and what is before it is not here, or what is before it was never sent. */
  const unfollowed = (seq: number): Refusal => (seq > Math.max(accepted, ...[...open.values()].map(({ lastSeq }) => lastSeq)) + 1 ? 'gap' : 'fork');
  const runFor = (parent: string): { branch: number; entries: Candidate[] } => {
    const left = branches.get(parent) ?? 0;
    const continues = ends.get(left) === parent;
    const branch = continues ? left : Math.max(...ends.keys()) + 1;
    const last = runs.at(-1);
    if (continues && last?.branch === branch) return last;
    const run = { branch, leaves: continues ? null : left, entries: [] };
    runs.push(run);
    return run;
  };
  const accept = ({ parent, members }: Open): void => {
    const { branch, entries } = runFor(parent);
    for (const { entry, places } of members) {
      const { seq } = entry.header;
      const [first, ...again] = places;
      if (first !== undefined) links[first] = { is: 'accepted', entry, branch };
      for (const place of again) links[place] = { is: 'duplicate', seq, branch, outcome: null };
      begun.delete(keyOf(entry));
      branches.set(keyOf(entry), branch);
      ends.set(branch, keyOf(entry));
      if (branch === 0) accepted = seq;
      entries.push(entry);
    }
  };

  received.forEach((entry, place) => {
    if (entry.is === 'refused') {
      links[place] = entry;
      return;
    }
    const { seq, prev } = entry.header;
    const [key, parent] = [keyOf(entry), chainKey(seq - 1, prev)];
    const known = branches.get(key);
    if (begun.has(key)) begun.get(key)?.push(place);
    else if (known !== undefined) links[place] = { is: 'duplicate', seq, branch: known, outcome: stored.get(key)?.outcome ?? null };
    else if (!open.has(parent) && !branches.has(parent)) links[place] = { is: 'refused', seq, reason: unfollowed(seq) };
    else {
      const transaction = open.get(parent) ?? { parent, lastSeq: seq, members: [] };
      const places = [place];
      open.delete(parent);
      begun.set(key, places);
      transaction.lastSeq = seq;
      transaction.members.push({ entry, places });
      if (entry.signature === 'good') accept(transaction);
      else if (entry.signature === 'bad') refuse(transaction, 'badSignature');
      else open.set(key, transaction);
    }
  });
  for (const transaction of open.values()) refuse(transaction, 'unsignedEnd');
  return { links, accepted: runs };
}

const keyOf = ({ header, hash }: Candidate): string => chainKey(header.seq, hash);
