import type { RateLimitOptions } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { wireError } from '@/wire/error';
import { SESSION_PATH, SESSION_REFRESH_PATH, sessionReply, signInRequest, signOutReply, type SignOutReply } from '@/wire/session';
import { networkOf } from '../auth/networkOf';
import { requireSession, sessionOf } from '../auth/requireSession';
import { BROWSER_COOKIE, browserMark, setBrowserCookie } from '../auth/knownBrowser';
import { ACCESS_COOKIE, clearSessionCookies, ID_TOKEN_COOKIE, REFRESH_COOKIE, setSessionCookies } from '../auth/sessionCookies';
import { closeSession, findSession, openSession, refreshSession, type Session } from '../auth/sessionStore';
import type { SessionTokens } from '../auth/sessionTokens';
import { signIn } from '../auth/signIn';
import { createSignInThrottle } from '../auth/signInThrottle';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';
import { endSessionUrl } from '../sso/askProvider';
import { describeSession } from '../usecases/describeSession';

/** From one address: the morning of a whole court that has new tablets. */
const SIGN_INS_A_MINUTE = 300;
const accountOf = (body: unknown): string => signInRequest.parse(body).account.trim().toLowerCase();

/** Sign in, stay signed in, see who is signed in, sign out. */
export const sessionRoutes =
  (gateway: Gateway): FastifyPluginAsyncZod =>
  async (app) => {
    const throttle = createSignInThrottle();
    // Behind a trusted proxy the tablet's own connection counts.
    const isSecure = (request: FastifyRequest): boolean => gateway.settings.tls !== null || request.protocol === 'https';

    // Each try costs a slow hash. A browser that has signed in before does not share its number with whoever guesses behind the same address.
    const signInLimit: RateLimitOptions = {
      max: SIGN_INS_A_MINUTE,
      timeWindow: 60_000,
      hook: 'preHandler',
      keyGenerator: ({ cookies, body, ip }) => browserMark(gateway.keys.sessionSecret, cookies[BROWSER_COOKIE], accountOf(body)) ?? networkOf(ip),
    };

    async function sessionFor(tokens: SessionTokens): Promise<Session> {
      const session = await findSession(gateway.db, tokens.access, gateway.now());
      if (session === null) throw new GatewayError('signInNeeded', 'The session has ended.');
      return session;
    }

    /** Signed out here it is in any case. */
    async function leaveProvider({ cookies, log }: FastifyRequest): Promise<SignOutReply> {
      const { settings: { sso }, provider } = gateway;
      const idToken = cookies[ID_TOKEN_COOKIE];
      if (sso === null || provider === null || idToken === undefined) return {};
      try {
        const leaveTo = endSessionUrl(await provider(), sso, idToken);
        return leaveTo === null ? {} : { leaveTo };
      } catch (error) {
        log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'single sign-on: the provider cannot be reached for a sign-out');
        return {};
      }
    }

    app.post(SESSION_PATH, { config: { rateLimit: signInLimit }, schema: { body: signInRequest, response: { 200: sessionReply, default: wireError } } }, async (request, reply) => {
      const browser = request.cookies[BROWSER_COOKIE];
      const officer = await signIn(gateway, throttle, request.body, { from: request.ip, browser });
      const owner = { courtId: officer.court_id, officerId: officer.officer_id };
      const tokens = await openSession(gateway.db, gateway.keys.sessionSecret, owner, request.headers['user-agent'] ?? null, gateway.now());
      setSessionCookies(reply, tokens, isSecure(request));
      setBrowserCookie(reply, { secret: gateway.keys.sessionSecret, cookie: browser, account: officer.account, secure: isSecure(request) });
      return describeSession(gateway, await sessionFor(tokens));
    });

    app.post(SESSION_REFRESH_PATH, { schema: { response: { 200: sessionReply, default: wireError } } }, async (request, reply) => {
      const refresh = request.cookies[REFRESH_COOKIE];
      const refreshed = refresh === undefined ? ({ is: 'none' } as const) : await refreshSession(gateway.db, gateway.keys.sessionSecret, refresh, gateway.now());
      if (refreshed.is === 'copied') await gateway.audit.write({ what: 'sessionCopied', court: refreshed.courtId, who: refreshed.officerId, from: request.ip, object: {}, outcome: 'ended' });
      if (refreshed.is !== 'tokens') {
        clearSessionCookies(reply, isSecure(request));
        throw new GatewayError('signInNeeded', 'The session has ended.');
      }
      // Whoever was switched off meanwhile gets no new tokens.
      const session = await sessionFor(refreshed.tokens);
      setSessionCookies(reply, refreshed.tokens, isSecure(request));
      return describeSession(gateway, session);
    });

    app.get(SESSION_PATH, { onRequest: requireSession(gateway), schema: { response: { 200: sessionReply, default: wireError } } }, async (request) =>
      describeSession(gateway, sessionOf(request)),
    );

    app.delete(SESSION_PATH, { schema: { response: { 200: signOutReply, default: wireError } } }, async (request, reply) => {
      for (const token of [request.cookies[ACCESS_COOKIE], request.cookies[REFRESH_COOKIE]]) {
        const closed = token === undefined ? null : await closeSession(gateway.db, token);
        if (closed !== null) await gateway.audit.write({ what: 'signOut', court: closed.courtId, who: closed.officerId, from: request.ip, object: {}, outcome: 'done' });
      }
      clearSessionCookies(reply, isSecure(request));
      return leaveProvider(request);
    });
  };
