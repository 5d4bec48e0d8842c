/** The header of a compact JWS, unverified: only for finding the key that it names. */
export interface JwsHeader {
  readonly alg: string;
  readonly kid: string | null;
  readonly typ: string | null;
}

export interface EcPublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

export interface VerifiedJws {
  readonly header: JwsHeader;
  /** Parsed JSON; its shape is not checked here. */
  readonly payload: unknown;
}

const SCHEME = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Reads the header of a compact JWS (RFC 7515), or null when the text is none. */
export function jwsHeader(jws: string): JwsHeader | null {
  const parts = jws.split('.');
  const header = parts.length === 3 ? parseJson(parts[0] ?? '') : null;
  if (!isRecord(header) || typeof header.alg !== 'string') return null;
  return { alg: header.alg, kid: typeof header.kid === 'string' ? header.kid : null, typ: typeof header.typ === 'string' ? header.typ : null };
}

/**
 * What a compact JWS says, or null when it is not signed by this key. ES256 alone is taken, whatever the header asks for, and
 * a header with `crit` is refused (RFC 7515 §4.1.11).
 */
export async function verifyJws(jws: string, key: EcPublicJwk): Promise<VerifiedJws | null> {
  const header = jwsHeader(jws);
  const [protectedPart = '', payloadPart = '', signaturePart = ''] = jws.split('.');
  const rawHeader = parseJson(protectedPart);
  const signature = bytesOf(signaturePart);
  if (header?.alg !== 'ES256' || !isRecord(rawHeader) || 'crit' in rawHeader || signature?.length !== 64) return null;
  try {
    const { kty, crv, x, y } = key;
    const publicKey = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    const valid = await crypto.subtle.verify(SCHEME, publicKey, signature, new TextEncoder().encode(`${protectedPart}.${payloadPart}`));
    const payload = parseJson(payloadPart);
    return valid && payload !== undefined ? { header, payload } : null;
  } catch {
    // Not a point on the curve: no signature can be by it.
    return null;
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]+$/.test(base64url)) return null;
  try {
    return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}

function parseJson(base64url: string): unknown {
  const bytes = bytesOf(base64url);
  if (!bytes) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
