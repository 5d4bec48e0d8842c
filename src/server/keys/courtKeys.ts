import { createHash, createPublicKey, diffieHellman, sign } from 'node:crypto';
import { join } from 'node:path';
import { compactVerify, CompactSign, errors, importJWK, type CompactJWSHeaderParameters } from 'jose';
import type { PublicJwk } from '../db/tables/writers';
import { readOrCreateKeyFile } from './keyFile';
import { createPrivateJwk, readKeyPair, type KeyPair } from './keyPair';

/** What the root certifies about a writer's key. */
export interface WriterClaims {
  readonly court: string;
  readonly writer: string;
  readonly officer: string | null;
  readonly device: string | null;
  readonly letter: string | null;
  readonly jwk: PublicJwk;
}

export interface CourtKeys {
  /** The root's public half, pinned by every tablet at enrolment. */
  readonly rootJwk: PublicJwk;
  /** Certificates (compact JWS by the root) of the keys that sign receipts. */
  readonly receiptCertificates: readonly string[];
  /** A compact JWS by the receipt key over the payload as JSON. */
  readonly signReceipt: (payload: object) => Promise<string>;
  /** The payload of a receipt that a key of this court signed; null for any other text. */
  readonly readReceipt: (jws: string) => Promise<unknown>;
  /** The key that bundles are sealed to, and its certificate by the root (X1). */
  readonly bundleKey: { readonly kid: string; readonly jwk: PublicJwk; readonly certificate: string };
  /** The secret shared with whoever made this ephemeral key for a bundle. Throws when it is no point on the curve. */
  readonly bundleSecret: (ephemeral: PublicJwk) => Buffer;
  readonly certifyWriter: (claims: WriterClaims) => Promise<string>;
  /** The court as a writer of its own entries (imports). */
  readonly writer: CourtWriter;
}

export interface CourtWriter {
  /** The same for as long as the key lives. */
  readonly writerId: string;
  readonly publicJwk: PublicJwk;
  readonly certificate: string;
  /** Signature over the UTF-8 bytes of an entry's header: base64url of r‖s. */
  readonly signHeader: (header: string) => string;
}

const RECEIPT_TYPE = 'fieldwrit-receipt+jws';

/** Opens the keys of one court in its folder, and makes those that are missing, once. */
export async function openCourtKeys(folder: string, court: string): Promise<CourtKeys> {
  const root = await openKey(folder, 'root');
  const receipt = await openKey(folder, 'receipt');
  const own = await openKey(folder, 'writer');
  const bundle = await openKey(folder, 'bundle');
  const certifyWriter = (claims: WriterClaims): Promise<string> => signJws(root, 'fieldwrit-writer+jws', claims);
  const writerId = `court-${createHash('sha256').update(own.kid).digest('hex').slice(0, 32)}`;
  return {
    rootJwk: root.publicJwk,
    receiptCertificates: [
      await certificateFile(folder, `receipt-${receipt.kid}`, () =>
        signJws(root, 'fieldwrit-key+jws', { court, use: 'receipt', kid: receipt.kid, jwk: receipt.publicJwk }),
      ),
    ],
    signReceipt: (payload) => signJws(receipt, RECEIPT_TYPE, payload),
    readReceipt: (jws) => readJws(receipt, RECEIPT_TYPE, jws),
    bundleKey: {
      kid: bundle.kid,
      jwk: bundle.publicJwk,
      certificate: await certificateFile(folder, `bundle-${bundle.kid}`, () =>
        signJws(root, 'fieldwrit-key+jws', { court, use: 'bundle', kid: bundle.kid, jwk: bundle.publicJwk }),
      ),
    },
    bundleSecret: (ephemeral) => diffieHellman({ privateKey: bundle.privateKey, publicKey: createPublicKey({ key: { ...ephemeral }, format: 'jwk' }) }),
    certifyWriter,
    writer: {
      writerId,
      publicJwk: own.publicJwk,
      certificate: await certificateFile(folder, `writer-${own.kid}`, () =>
        certifyWriter({ court, writer: writerId, officer: null, device: null, letter: null, jwk: own.publicJwk }),
      ),
      signHeader: (header) => sign('sha256', Buffer.from(header, 'utf8'), { key: own.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
    },
  };
}

async function openKey(folder: string, name: string): Promise<KeyPair> {
  return readKeyPair(await readOrCreateKeyFile(join(folder, `${name}.jwk`), createPrivateJwk));
}

/** A certificate is signed once and kept, so that every tablet holds the same text. */
function certificateFile(folder: string, name: string, create: () => Promise<string>): Promise<string> {
  return readOrCreateKeyFile(join(folder, `${name}.certificate`), create);
}

function signJws(key: KeyPair, typ: string, payload: object): Promise<string> {
  const header: CompactJWSHeaderParameters = { alg: 'ES256', kid: key.kid, typ };
  return new CompactSign(Buffer.from(JSON.stringify(payload), 'utf8')).setProtectedHeader(header).sign(key.privateKey);
}

async function readJws(key: KeyPair, typ: string, jws: string): Promise<unknown> {
  try {
    const { payload, protectedHeader } = await compactVerify(jws, await importJWK({ ...key.publicJwk }, 'ES256'), { algorithms: ['ES256'] });
    return protectedHeader.typ === typ ? JSON.parse(Buffer.from(payload).toString('utf8')) : null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
