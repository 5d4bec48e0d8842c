import { generateKeyPairSync, sign } from 'node:crypto';
import type { Writer } from './court';

/** A writer as a tablet makes it, with no network. Keys are no part of what chance decides: nothing that happens depends on them. */
export function newWriter(id: string, device: string, former: Writer | null): Writer {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  return {
    id,
    device,
    letter: former && `${former.letter ?? 'A'}′`,
    replaces: former?.id ?? null,
    publicKey: { kty: 'EC', crv: 'P-256', x: String(x), y: String(y) },
    sign: (header) => Promise.resolve(sign('sha256', Buffer.from(header, 'utf8'), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')),
    isEnrolled: false,
  };
}
