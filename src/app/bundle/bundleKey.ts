import * as z from 'zod/mini';
import { verifyJws, type EcPublicJwk } from '@/platform/jws';
import { publicJwk } from '@/wire/enrol';

/** The court's key that bundles are sealed to. */
export interface BundleKey {
  readonly kid: string;
  readonly jwk: EcPublicJwk;
}

const certificateClaims = z.object({ court: z.string(), use: z.literal('bundle'), kid: z.string(), jwk: publicJwk });

/** The key that a certificate names; null unless the pinned root certifies it for this court's bundles: evidence is sealed to nobody else. */
export async function bundleKeyOf(certificate: string, { court, root }: { readonly court: string; readonly root: EcPublicJwk }): Promise<BundleKey | null> {
  const verified = await verifyJws(certificate, root);
  const claims = z.safeParse(certificateClaims, verified?.payload);
  if (verified?.header.typ !== 'fieldwrit-key+jws' || !claims.success || claims.data.court !== court) return null;
  return { kid: claims.data.kid, jwk: claims.data.jwk };
}
