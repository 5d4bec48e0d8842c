import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { Role } from '../db/tables/officers';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';
import { ACCESS_COOKIE } from './sessionCookies';
import { useSession, type Session } from './sessionStore';

const sessions = new WeakMap<FastifyRequest, Session>();

/** An onRequest hook: the body is not even read without a session in one of the roles (none named: any). */
export function requireSession(gateway: Gateway, roles?: readonly Role[]): onRequestAsyncHookHandler {
  return async (request) => {
    const access = request.cookies[ACCESS_COOKIE];
    const session = access === undefined ? null : await useSession(gateway.db, access, gateway.now());
    if (session === null) throw new GatewayError('signInNeeded', 'There is no session, or it has ended.');
    if (roles !== undefined && !roles.includes(session.role)) throw new GatewayError('notAllowed', `This needs one of the roles: ${roles.join(', ')}.`);
    sessions.set(request, session);
  };
}

/** An onRequest hook where something is told that names no writer: a session that was opened on a revoked tablet is told nothing (W2). */
export const refuseRevokedDevice: onRequestAsyncHookHandler = async (request) => {
  if (sessionOf(request).onRevokedDevice) throw new GatewayError('notAllowed', 'This tablet was revoked: it may still send, and receives nothing.');
};

/** The session that requireSession found for this request. */
export function sessionOf(request: FastifyRequest): Session {
  const session = sessions.get(request);
  if (session === undefined) throw new Error('The route asks for a session but has no requireSession hook.');
  return session;
}
