import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Configuration } from 'openid-client';
import * as z from 'zod/mini';
import { wireError } from '@/wire/error';
import { SIGN_IN_WAYS_PATH, signInWays, SSO_CALLBACK_PATH, SSO_PATH, type SsoOutcome } from '@/wire/singleSignOn';
import { BROWSER_COOKIE, setBrowserCookie } from '../auth/knownBrowser';
import { networkOf } from '../auth/networkOf';
import { setIdTokenCookie, setSessionCookies } from '../auth/sessionCookies';
import { openSession } from '../auth/sessionStore';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';
import { beginErrand, endErrand, type ProvenIdentity } from '../sso/askProvider';
import { officerOfClaims } from '../sso/officerOfClaims';
import type { SsoSettings } from '../sso/readSsoSettings';
import { setErrand, takeErrand } from '../sso/ssoErrand';

/** An address of this app alone, so that a link cannot lead elsewhere through the sign-in. */
const ownPath = /^\/(?![/\\])[^\s\\]{0,500}$/;
/** Each asks the provider, and costs nobody else anything. */
const perNetwork = { rateLimit: { max: 120, timeWindow: 60_000, keyGenerator: ({ ip }: FastifyRequest) => networkOf(ip) } };

/** Sign-in at the court's identity provider, beside local accounts. */
export const singleSignOnRoutes =
  (gateway: Gateway): FastifyPluginAsyncZod =>
  async (app) => {
    const { sso } = gateway.settings;
    const { provider } = gateway;
    const secret = gateway.keys.sessionSecret;

    app.get(SIGN_IN_WAYS_PATH, { schema: { response: { 200: signInWays, default: wireError } } }, async () => ({ password: true, singleSignOn: sso !== null }));

    app.get(SSO_PATH, { config: perNetwork, schema: { querystring: z.object({ next: z.optional(z.string()) }) } }, async (request, reply) => {
      const { settings, configuration } = await reach(request);
      const next = request.query.next !== undefined && ownPath.test(request.query.next) ? request.query.next : '/';
      if (configuration === null) return toSignIn(reply, 'unreachable', next);
      const { url, errand } = await beginErrand(configuration, settings, next);
      setErrand(reply, secret, errand, isSecure(settings));
      return reply.redirect(url.href, 302);
    });

    app.get(SSO_CALLBACK_PATH, { config: perNetwork, schema: { querystring: z.looseObject({}) } }, async (request, reply) => {
      const { settings, configuration } = await reach(request);
      const errand = takeErrand(reply, secret, request.cookies, isSecure(settings));
      if (errand === null) return toSignIn(reply, 'stale', '/');
      if (configuration === null) return toSignIn(reply, 'unreachable', errand.next);
      let identity: ProvenIdentity;
      try {
        identity = await endErrand(configuration, settings, errand, request.url);
      } catch (error) {
        request.log.warn(reasonOf(error), 'single sign-on: the provider did not say who it is');
        await told(request, settings, null, 'refused');
        return toSignIn(reply, 'refused', errand.next);
      }
      const found = await officerOfClaims(gateway, settings, identity.claims);
      await told(request, settings, found.officer?.officer_id ?? null, found.is === 'officer' ? 'done' : found.is);
      if (found.is !== 'officer') return toSignIn(reply, found.is, errand.next);
      const { court_id: courtId, officer_id: officerId, account } = found.officer;
      const tokens = await openSession(gateway.db, secret, { courtId, officerId }, request.headers['user-agent'] ?? null, gateway.now());
      setSessionCookies(reply, tokens, isSecure(settings));
      setIdTokenCookie(reply, identity.idToken, isSecure(settings));
      setBrowserCookie(reply, { secret, cookie: request.cookies[BROWSER_COOKIE], account, secure: isSecure(settings) });
      return toSignIn(reply, 'done', errand.next);
    });

    async function reach(request: FastifyRequest): Promise<{ readonly settings: SsoSettings; readonly configuration: Configuration | null }> {
      if (sso === null || provider === null) throw new GatewayError('notFound', 'Single sign-on is not set up here.');
      const configuration = await provider().catch((error: unknown) => {
        request.log.error(reasonOf(error), 'single sign-on: the provider cannot be reached');
        return null;
      });
      return { settings: sso, configuration };
    }

    const told = (request: FastifyRequest, settings: SsoSettings, who: string | null, outcome: SsoOutcome): Promise<void> =>
      gateway.audit.write({ what: outcome === 'done' ? 'signIn' : 'signInFailed', court: settings.court, who, from: request.ip, object: { way: 'singleSignOn' }, outcome });
  };

/** An error of the exchange holds what was exchanged: its words alone go into the log. */
const reasonOf = (error: unknown): { readonly reason: string } => ({ reason: error instanceof Error ? error.message : 'unknown' });

const isSecure = ({ origin }: SsoSettings): boolean => origin.startsWith('https:');

/** The app's own screen goes on from here: only it knows the tablet. */
function toSignIn(reply: FastifyReply, outcome: SsoOutcome, next: string): FastifyReply {
  return reply.redirect(`/sign-in?${new URLSearchParams({ sso: outcome, ...(next === '/' ? {} : { next }) }).toString()}`, 302);
}
