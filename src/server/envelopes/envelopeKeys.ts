import { KEY_ID_BYTES, keyBinding, NONCE_BYTES, recordBinding } from '@/domain/envelope';
import type { CourtSealedKey } from '@/wire/push';
import type { CourtKeys } from '../keys/courtKeys';
import { openCourtWrap, openGcm } from './openCourtWrap';

/** Opens records that were sealed with a key that came with them; null: they do not open. */
export type OpenRecord = (record: string, sealed: Buffer) => Buffer | null;

/** Opens the data keys that envelopes bring, each once. */
export function envelopeKeys(court: CourtKeys): (key: CourtSealedKey) => OpenRecord {
  const opened = new Map<string, Buffer | null>();
  return (key) => {
    const name = JSON.stringify(key);
    const raw = opened.get(name) ?? openCourtWrap(court, keyBinding(key), key.wrap);
    opened.set(name, raw);
    return (record, sealed) => {
      if (!raw || sealed.length <= 1 + KEY_ID_BYTES + NONCE_BYTES || sealed.subarray(1, 1 + KEY_ID_BYTES).toString('hex') !== key.id) return null;
      const nonceAt = 1 + KEY_ID_BYTES;
      try {
        return openGcm(raw, sealed.subarray(nonceAt, nonceAt + NONCE_BYTES), recordBinding(key, record), sealed.subarray(nonceAt + NONCE_BYTES));
      } catch {
        return null;
      }
    };
  };
}
