import type { FastifyReply } from 'fastify';
import { SESSION_PATH } from '@/wire/session';
import { ACCESS_MS, REFRESH_MS, type SessionTokens } from './sessionTokens';

export const ACCESS_COOKIE = 'fieldwrit_access';
export const REFRESH_COOKIE = 'fieldwrit_refresh';

/** What the identity provider asks for at a sign-out; it never leaves the session's addresses. */
export const ID_TOKEN_COOKIE = 'fieldwrit_identity';
/** Of one cookie, as browsers take it. */
const LONGEST = 3_800;

/** No script reads them, no other site sends them; the refresh token goes to the session's own addresses only. */
function options(path: string, secure: boolean) {
  return { path, httpOnly: true, sameSite: 'strict', secure } as const;
}

export function setSessionCookies(reply: FastifyReply, tokens: SessionTokens, secure: boolean): void {
  reply.setCookie(ACCESS_COOKIE, tokens.access, { ...options('/api', secure), maxAge: ACCESS_MS / 1000 });
  reply.setCookie(REFRESH_COOKIE, tokens.refresh, { ...options(SESSION_PATH, secure), maxAge: REFRESH_MS / 1000 });
}

/** Too long an identity is not kept: then a sign-out here leaves the provider's own session alone. */
export function setIdTokenCookie(reply: FastifyReply, idToken: string, secure: boolean): void {
  if (idToken.length <= LONGEST) reply.setCookie(ID_TOKEN_COOKIE, idToken, { ...options(SESSION_PATH, secure), maxAge: REFRESH_MS / 1000 });
}

export function clearSessionCookies(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(ACCESS_COOKIE, options('/api', secure));
  reply.clearCookie(REFRESH_COOKIE, options(SESSION_PATH, secure));
  reply.clearCookie(ID_TOKEN_COOKIE, options(SESSION_PATH, secure));
}
