import type { Me } from '@/ports/workspace';
import type { SignInResult } from '@/ports/signIn';
import { SESSION_PATH, SESSION_REFRESH_PATH, sessionReply, signOutReply, type SessionReply, type SignOutReply } from '@/wire/session';
import { SIGN_IN_WAYS_PATH, signInWays, type SignInWays } from '@/wire/singleSignOn';
import { httpRequest, type Reached } from '../sync/httpRequest';

const TIMEOUT_MS = 20_000;

/** What the court says of a session, as the rest of the app knows an officer. */
export const meOf = ({ officer, court }: SessionReply): Me => ({
  officer: officer.id,
  name: officer.name,
  account: officer.account,
  role: officer.role,
  court: court.id,
  courtName: court.name,
});

export const openSession = (account: string, password: string): Promise<Reached<SessionReply>> =>
  httpRequest({ method: 'POST', path: SESSION_PATH, body: { account, password }, reply: sessionReply, timeoutMs: TIMEOUT_MS });

/** The session that the cookies are of. */
export const readSession = (): Promise<Reached<SessionReply>> => httpRequest({ method: 'GET', path: SESSION_PATH, reply: sessionReply, timeoutMs: TIMEOUT_MS });

export const askWays = (): Promise<Reached<SignInWays>> => httpRequest({ method: 'GET', path: SIGN_IN_WAYS_PATH, reply: signInWays, timeoutMs: TIMEOUT_MS });

/** Ends the session at the court. Null: nobody at the court heard of it. */
export async function endSession(): Promise<SignOutReply | null> {
  const reply = await httpRequest({ method: 'DELETE', path: SESSION_PATH, reply: signOutReply, timeoutMs: 5_000 });
  return reply.ok ? reply.value : null;
}

let renewing: Promise<Reached<SessionReply>> | null = null;

/** Renews the session; requests that come together share one renewal, since each makes the token before it void. */
export const renewSession = (): Promise<Reached<SessionReply>> =>
  (renewing ??= httpRequest({ method: 'POST', path: SESSION_REFRESH_PATH, reply: sessionReply, timeoutMs: TIMEOUT_MS }).finally(() => (renewing = null)));

/** What a failed request means on the way in. */
export function signInFailure(failure: Extract<Reached<unknown>, { ok: false }>): Extract<SignInResult, { ok: false }> {
  const waitS = failure.retryAfterMs === null ? null : Math.ceil(failure.retryAfterMs / 1_000);
  const refuse = (problem: Extract<SignInResult, { ok: false }>['problem']) => ({ ok: false as const, problem, waitS });
  if (failure.code === 'wrongCredentials') return refuse('wrong');
  if (failure.code === 'signInNeeded') return refuse('ended');
  if (failure.code === 'tooManyAttempts' || failure.code === 'tooManyRequests') return refuse('tooMany');
  switch (failure.problem) {
    case 'offline':
    case 'timeout':
      return { ...refuse('offline'), waitS: null };
    case 'portal':
      return refuse('portal');
    default:
      return { ...refuse('server'), waitS: null };
  }
}
