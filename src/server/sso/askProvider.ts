import { authorizationCodeGrant, buildAuthorizationUrl, buildEndSessionUrl, calculatePKCECodeChallenge, fetchUserInfo, randomNonce, randomPKCECodeVerifier, randomState, type Configuration } from 'openid-client';
import { SSO_CALLBACK_PATH } from '@/wire/singleSignOn';
import type { SsoSettings } from './readSsoSettings';
import type { SsoErrand } from './ssoErrand';

export interface ProvenIdentity {
  /** What the provider says of the person: of the signed identity and of its user info. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** For the provider's own sign-out. */
  readonly idToken: string;
}

/** Where the browser goes to be asked who it is, and what it must bring back. */
export async function beginErrand(provider: Configuration, { origin, scope }: SsoSettings, next: string): Promise<{ readonly url: URL; readonly errand: SsoErrand }> {
  const errand: SsoErrand = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), next };
  const url = buildAuthorizationUrl(provider, {
    redirect_uri: `${origin}${SSO_CALLBACK_PATH}`,
    scope,
    response_type: 'code',
    state: errand.state,
    nonce: errand.nonce,
    code_challenge: await calculatePKCECodeChallenge(errand.verifier),
    code_challenge_method: 'S256',
  });
  return { url, errand };
}

/** Exchanges the code that the browser brought. Throws when state, nonce, code, signature, issuer or audience is not the right one. */
export async function endErrand(provider: Configuration, { origin }: SsoSettings, errand: SsoErrand, pathAndQuery: string): Promise<ProvenIdentity> {
  const tokens = await authorizationCodeGrant(provider, new URL(pathAndQuery, origin), { expectedState: errand.state, expectedNonce: errand.nonce, pkceCodeVerifier: errand.verifier, idTokenExpected: true });
  const claims = tokens.claims();
  if (claims === undefined || tokens.id_token === undefined) throw new Error('the provider told no identity');
  const more = provider.serverMetadata().userinfo_endpoint === undefined ? {} : await fetchUserInfo(provider, tokens.access_token, claims.sub);
  return { claims: { ...more, ...claims }, idToken: tokens.id_token };
}

/** Where the browser goes to be signed out at the provider too; null where the provider knows no such thing. */
export function endSessionUrl(provider: Configuration, { origin }: SsoSettings, idToken: string): string | null {
  if (provider.serverMetadata().end_session_endpoint === undefined) return null;
  return buildEndSessionUrl(provider, { id_token_hint: idToken, post_logout_redirect_uri: `${origin}/sign-in` }).href;
}
