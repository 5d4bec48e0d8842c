import { ALG, canonicalText, entryHash, ENTRY_VERSION, saltedHash, type SealedEntry } from '@/domain/journal';
import { randomSalt, type TabletWriter } from './tabletWriter';

/** Chains a body's text as it stands, whether or not anybody can read it; the next entry of the tablet signs for it. */
export function sealRaw(tablet: TabletWriter, body: string): SealedEntry {
  const salt = randomSalt();
  const seq = (tablet.head?.seq ?? 0) + 1;
  const header = canonicalText({ alg: ALG, v: ENTRY_VERSION, court: tablet.enrolled.court, writer: tablet.id, seq, prev: tablet.head?.hash ?? null, bodyHash: saltedHash(salt, body) });
  tablet.head = { seq, hash: entryHash(header) };
  return { header, salt, body };
}
