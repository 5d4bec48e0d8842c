import { entryRecord } from '@/domain/envelope';
import { readHeader } from '@/domain/journal';
import { envelopedEntry } from '@/wire/push';
import type { CourtKeys } from '../keys/courtKeys';
import { envelopeKeys } from './envelopeKeys';

/** Entries of a push as texts: those that come from a locked tablet are opened (K5). One that does not open stays as it came, and is refused by itself. */
export function openEntries(court: CourtKeys, entries: readonly unknown[]): unknown[] {
  const keys = envelopeKeys(court);
  return entries.map((sent) => {
    const envelope = envelopedEntry.safeParse(sent);
    if (!envelope.success) return sent;
    const { header, sealed, key, sig } = envelope.data;
    const place = readHeader(header);
    const text = place && keys(key)(entryRecord(place), Buffer.from(sealed, 'base64url'));
    if (!text) return sent;
    const [salt, body] = JSON.parse(text.toString('utf8')) as [unknown, unknown];
    return { header, salt, body, ...(sig === undefined ? {} : { sig }) };
  });
}
