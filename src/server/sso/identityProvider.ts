import { allowInsecureRequests, discovery, enableNonRepudiationChecks, type Configuration } from 'openid-client';
import type { SsoSettings } from './readSsoSettings';

const TIMEOUT_S = 10;

/** The provider as it describes itself, asked for at the first sign-in and again when that failed: the gateway starts without it. */
export function identityProvider({ issuer, clientId, clientSecret }: SsoSettings): () => Promise<Configuration> {
  let known: Promise<Configuration> | null = null;
  return () => {
    // On this machine alone, as the settings have checked.
    const insecure = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
    // The signature of an identity is checked though it came by TLS.
    known ??= discovery(new URL(issuer), clientId, clientSecret, undefined, { timeout: TIMEOUT_S, execute: [enableNonRepudiationChecks, ...insecure] }).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
}
