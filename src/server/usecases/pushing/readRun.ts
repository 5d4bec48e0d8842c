import { ALG, bodyMatches, readEntry, readHeader, type EntryBody, type EntryHeader, type ReadableEntry, type SealedEntry, type Unreadable } from '@/domain/journal';
import { sealedEntry, type Refusal } from '@/wire/push';
import { nativeSaltedHash, nativeSha256 } from './nativeHash';
import { isSignature, type VerifyHeader } from './verifyHeader';

/** One sent entry that could belong to the writer's chain; where it stands in the chain is not known yet. */
export interface Candidate {
  readonly is: 'candidate';
  readonly sealed: SealedEntry;
  readonly header: EntryHeader;
  readonly hash: string;
  /** Whether its transaction ends here, and if so with a good signature. */
  readonly signature: 'none' | 'good' | 'bad';
  /** What can be read of the body, even when the whole cannot. */
  readonly body: EntryBody | null;
  readonly read: { readonly ok: true; readonly entry: ReadableEntry } | { readonly ok: false; readonly reason: Unreadable };
}

export type Received = Candidate | { readonly is: 'refused'; readonly seq: number | null; readonly reason: Refusal };

/**
 * Reads and checks what was sent without looking at the database or holding a lock (P4): shape, court, writer, body hash,
 * and signatures. One entry that fails says nothing about the others.
 */
export async function readRun(entries: readonly unknown[], chain: { readonly court: string; readonly writer: string }, verify: VerifyHeader): Promise<Received[]> {
  return withSignatures(entries.map((entry) => readOne(entry, chain)), verify);
}

type Unsigned = Omit<Candidate, 'signature'>;
type Refused = Extract<Received, { is: 'refused' }>;

function readOne(sent: unknown, chain: { readonly court: string; readonly writer: string }): Unsigned | Refused {
  const parsed = sealedEntry.safeParse(sent);
  const header = parsed.success ? readHeader(parsed.data.header) : null;
  // By another algorithm than ours neither hash nor signature can be checked, so nobody could say whose it is.
  if (!parsed.success || header === null || header.alg !== ALG) return { is: 'refused', seq: header?.seq ?? null, reason: 'unreadableHeader' };
  const { sig, ...texts } = parsed.data;
  const sealed: SealedEntry = sig === undefined ? texts : { ...texts, sig };
  if (header.court !== chain.court) return { is: 'refused', seq: header.seq, reason: 'foreignCourt' };
  if (header.writer !== chain.writer) return { is: 'refused', seq: header.seq, reason: 'unknownWriter' };
  if (!bodyMatches(header, sealed, nativeSaltedHash)) return { is: 'refused', seq: header.seq, reason: 'bodyMismatch' };
  const read = readSafely(header, sealed);
  return { is: 'candidate', sealed, header, hash: nativeSha256(sealed.header), body: read.body, read };
}

/**
 * A header names the hash of the one before it, so a good signature vouches for everything before it in its chain: from the end,
 * only what no good signature covers yet is checked (decisions/0004).
 */
async function withSignatures(entries: readonly (Unsigned | Refused)[], verify: VerifyHeader): Promise<Received[]> {
  const vouchedFor = new Set<string>();
  const checked: Received[] = [];
  for (const entry of [...entries].reverse()) {
    if (entry.is === 'refused') {
      checked.push(entry);
      continue;
    }
    const { sig, header } = entry.sealed;
    const isVouchedFor = vouchedFor.has(entry.hash);
    const signature = sig === undefined ? 'none' : isSignature(sig) && (isVouchedFor || (await verify(header, sig))) ? 'good' : 'bad';
    if ((isVouchedFor || signature === 'good') && entry.header.prev !== null) vouchedFor.add(entry.header.prev);
    checked.push({ ...entry, signature });
  }
  return checked.reverse();
}

/** What is authentic is stored whatever its body does to the one who reads it: the others of the push come in all the same. */
function readSafely(header: EntryHeader, sealed: SealedEntry): ReturnType<typeof readEntry> {
  try {
    return readEntry(header, sealed);
  } catch {
    return { ok: false, reason: 'limits', body: null };
  }
}
