import * as z from 'zod/mini';
import { jwsHeader, verifyJws, type EcPublicJwk } from '@/platform/jws';
import type { ReceiptVerifier } from '@/sync/ports';
import { publicJwk } from '@/wire/enrol';
import { receiptPayload } from '@/wire/receipt';

export interface Trust {
  readonly court: string;
  /** Pinned at enrolment: all trust in the court begins here. */
  readonly root: EcPublicJwk;
  /** Certificates of receipt keys, as far as this tablet has them. */
  readonly certificates: readonly string[];
  /** Asks the court for its certificates of today: a receipt named a key that no known one certifies. */
  moreCertificates(): Promise<readonly string[]>;
}

const certificate = z.object({ court: z.string(), use: z.literal('receipt'), kid: z.string(), jwk: publicJwk });

/** Believes a receipt when the pinned root certifies its key for this court's receipts, and that key signed it (P5). */
export function createReceiptVerifier(trust: Trust): ReceiptVerifier {
  const keys = new Map<string, EcPublicJwk>();
  const askedFor = new Set<string>();
  let loaded: Promise<void> | null = null;

  async function add(certificates: readonly string[]): Promise<void> {
    for (const jws of certificates) {
      const verified = await verifyJws(jws, trust.root);
      const parsed = z.safeParse(certificate, verified?.payload);
      if (verified?.header.typ === 'fieldwrit-key+jws' && parsed.success && parsed.data.court === trust.court) keys.set(parsed.data.kid, parsed.data.jwk);
    }
  }

  async function keyOf(kid: string): Promise<EcPublicJwk | null> {
    await (loaded ??= add(trust.certificates));
    if (!keys.has(kid) && !askedFor.has(kid)) {
      askedFor.add(kid);
      await add(await trust.moreCertificates());
    }
    return keys.get(kid) ?? null;
  }

  return {
    async verify(jws) {
      const header = jwsHeader(jws);
      const key = header?.typ === 'fieldwrit-receipt+jws' && header.kid !== null ? await keyOf(header.kid) : null;
      const verified = key && (await verifyJws(jws, key));
      const parsed = z.safeParse(receiptPayload, verified?.payload);
      return parsed.success && parsed.data.court === trust.court ? parsed.data : null;
    },
  };
}
