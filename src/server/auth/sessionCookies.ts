import type { FastifyReply } from 'fastify';
import { SESSION_PATH } from '@/wire/session';
import { ACCESS_MS, REFRESH_MS, type SessionTokens } from './sessionTokens';

export const ACCESS_COOKIE = 'fieldwrit_access';
export const REFRESH_COOKIE = 'fieldwrit_refresh';

/** No script reads them, no other site sends them; the refresh token goes to the session's own addresses only. */
function options(path: string, secure: boolean) {
  return { path, httpOnly: true, sameSite: 'strict', secure } as const;
}

export function setSessionCookies(reply: FastifyReply, tokens: SessionTokens, secure: boolean): void {
  reply.setCookie(ACCESS_COOKIE, tokens.access, { ...options('/api', secure), maxAge: ACCESS_MS / 1000 });
  reply.setCookie(REFRESH_COOKIE, tokens.refresh, { ...options(SESSION_PATH, secure), maxAge: REFRESH_MS / 1000 });
}

export function clearSessionCookies(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(ACCESS_COOKIE, options('/api', secure));
  reply.clearCookie(REFRESH_COOKIE, options(SESSION_PATH, secure));
}
