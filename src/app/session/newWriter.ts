import { newId } from '@/platform/ids';
import type { Me } from '@/ports/workspace';
import type { DeviceRegistry, NewWriterReason, Stores, WriterCard, WriterRow } from '@/storage';
import { webSuite } from '@/vault/webSuite';

/** Marks the letter of a writer that was made in another one's place (W4). */
const PRIME = '′';

/**
 * Makes the officer a new writer on this tablet with no network, in place of the one before, and uses it from now on (W1). The court
 * certifies it when it is reached (W3). Null: nothing here tells the court's root and the tablet's letter, so somebody has to sign in.
 */
export async function newWriter(stores: Stores, registry: DeviceRegistry, me: Me, reason: NewWriterReason, at: string): Promise<WriterRow | null> {
  const former = latest([(await stores.writers()).map(({ card }) => card), registry.canary(me.officer)?.card ?? []].flat());
  if (!former) return null;
  const { officer, court, device, letter, root, receiptKeys, bundleKey } = former;
  const replaces = { writer: former.writer, reason };
  const { publicKey: point, privateBytes: privateKey } = await webSuite.makeKeyPair('sign');
  const row: WriterRow = { writer: newId(), officer, court, device, letter: letter + PRIME, certificate: null, root, receiptKeys, ...(bundleKey === undefined ? {} : { bundleKey }), publicKey: { kty: 'EC', crv: 'P-256', ...point }, privateKey, enrolledAt: at, replaces };
  await stores.enrolWriter(row);
  return row;
}

/** The one with the most primes came last; clocks are not asked. */
const latest = (cards: readonly WriterCard[]): WriterCard | null => cards.reduce<WriterCard | null>((last, card) => (last === null || card.letter.length >= last.letter.length ? card : last), null);
