import { linkState, type ChainHead, type Outcome } from '@/domain/journal';
import type { Refusal } from '@/wire/push';
import type { Candidate, Received } from './readRun';

/** What the court already holds at a seq. */
export interface StoredEntry {
  readonly hash: string;
  readonly outcome: Outcome | null;
}

/** The decision on one sent entry, in the order sent. */
export type Link =
  | { readonly is: 'accepted'; readonly entry: Candidate }
  | { readonly is: 'duplicate'; readonly seq: number; readonly outcome: Outcome | null }
  | { readonly is: 'refused'; readonly seq: number | null; readonly reason: Refusal };

export interface LinkedRun {
  readonly links: readonly Link[];
  /** To be stored, in chain order, ending at a good signature; may be empty. */
  readonly accepted: readonly Candidate[];
}

/**
 * Hangs what was sent onto the chain (P1, P3): whole transactions only, each ended by a good signature. What does not fit is
 * answered by itself and does not stop what fits.
 */
export function linkRun(head: ChainHead | null, received: readonly Received[], stored: ReadonlyMap<number, StoredEntry>): LinkedRun {
  const links: Link[] = new Array<Link>(received.length);
  const accepted: Candidate[] = [];
  /** The transaction that has begun and not ended: its entries and their places in the reply. */
  let open: { readonly entry: Candidate; readonly places: number[] }[] = [];
  let tip = head;
  const closed = new Map<number, string>();

  const refuseOpen = (reason: Refusal): void => {
    for (const { entry, places } of open) for (const place of places) links[place] = { is: 'refused', seq: entry.header.seq, reason };
    open = [];
    const last = accepted.at(-1);
    tip = last ? { seq: last.header.seq, hash: last.hash } : head;
  };
  const acceptOpen = (): void => {
    for (const { entry, places } of open) {
      const [first, ...again] = places;
      if (first !== undefined) links[first] = { is: 'accepted', entry };
      for (const place of again) links[place] = { is: 'duplicate', seq: entry.header.seq, outcome: null };
      closed.set(entry.header.seq, entry.hash);
      accepted.push(entry);
    }
    open = [];
  };
  const linkKnown = (entry: Candidate, place: number): void => {
    const { seq } = entry.header;
    const begun = open.find((member) => member.entry.header.seq === seq);
    const known = stored.get(seq);
    if (begun?.entry.hash === entry.hash) begun.places.push(place);
    else if (known?.hash === entry.hash || closed.get(seq) === entry.hash) links[place] = { is: 'duplicate', seq, outcome: known?.outcome ?? null };
    else links[place] = { is: 'refused', seq, reason: 'fork' };
  };

  received.forEach((entry, place) => {
    if (entry.is === 'refused') {
      links[place] = entry;
      return;
    }
    const state = linkState(tip, entry.header);
    if (state === 'known') return linkKnown(entry, place);
    if (state !== 'next') {
      links[place] = { is: 'refused', seq: entry.header.seq, reason: state };
      return;
    }
    open.push({ entry, places: [place] });
    tip = { seq: entry.header.seq, hash: entry.hash };
    if (entry.signature === 'good') acceptOpen();
    else if (entry.signature === 'bad') refuseOpen('badSignature');
  });
  refuseOpen('unsignedEnd');
  return { links, accepted };
}
