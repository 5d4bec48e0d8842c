import { bodyMatches, entryHash, linkState, readHeader, type ChainHead, type SealedEntry } from '@/domain/journal';

/** The head after a run that must be unbroken, hashed and end at a signature, or what is wrong with it. */
export function headAfter(run: readonly SealedEntry[], from: ChainHead | null = null): ChainHead | null {
  let head = from;
  for (const entry of run) {
    const header = readHeader(entry.header);
    if (!header) throw new Error('unreadable header');
    const link = linkState(head, header);
    if (link !== 'next') throw new Error(`${link} at ${header.seq}`);
    if (!bodyMatches(header, entry)) throw new Error(`another body at ${header.seq}`);
    if (entry.sig !== undefined && entry.sig !== `signed ${entry.header}`) throw new Error(`another signature at ${header.seq}`);
    head = { seq: header.seq, hash: entryHash(entry.header) };
  }
  if (run.length > 0 && run.at(-1)?.sig === undefined) throw new Error('ends without a signature');
  return head;
}
