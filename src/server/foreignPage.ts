import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { APP_HEADER } from '@/wire/session';
import { GatewayError } from './gatewayError';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses unsafe requests that another site's page could have sent with the officer's cookies (CSRF): those without the app's header, which a page
 * elsewhere cannot send unasked, and those that the browser itself says to come from elsewhere, another port or name of the same machine included.
 */
export const refuseForeignPage: onRequestAsyncHookHandler = async (request) => {
  // Whatever the address: one and the same route can be written in many ways (/%61pi/…).
  if (safe.has(request.method)) return;
  if (!/^\d{1,6}$/.test(String(request.headers[APP_HEADER]))) throw new GatewayError('foreignPage', `Unsafe requests need the header ${APP_HEADER} with the wire version.`);
  if (!isOwnPage(request)) throw new GatewayError('foreignPage', 'This request was sent by a page of another site.');
};

/** `Sec-Fetch-Site` cannot be set by any page; a browser without it (plain http, old) names the page in `Origin`. A command-line client names neither. */
function isOwnPage({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
