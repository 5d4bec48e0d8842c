import * as z from 'zod/mini';

/** GET: the ways to sign in that this gateway knows. */
export const SIGN_IN_WAYS_PATH = '/api/session/ways';
export const signInWays = z.object({ password: z.boolean(), singleSignOn: z.boolean() });
export type SignInWays = z.infer<typeof signInWays>;

/** A page goes here, with `next` for where it wants to be afterwards, and is led to the court's identity provider. */
export const SSO_PATH = '/api/session/sso';
/** The provider leads back here; from here it goes to the sign-in screen with `sso` in its query. */
export const SSO_CALLBACK_PATH = '/api/session/sso/callback';

/** What became of it: `done` with a session in the cookies, or why there is none. */
export const ssoOutcomes = ['done', 'refused', 'stale', 'unknownOfficer', 'switchedOff', 'noRight', 'unreachable'] as const;
export type SsoOutcome = (typeof ssoOutcomes)[number];
