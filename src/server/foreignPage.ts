import type { onRequestAsyncHookHandler } from 'fastify';
import { APP_HEADER } from '@/wire/session';
import { GatewayError } from './gatewayError';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses unsafe requests that another site's page could have sent with the officer's cookies (CSRF). */
export const refuseForeignPage: onRequestAsyncHookHandler = async (request) => {
  // Whatever the address: one and the same route can be written in many ways (/%61pi/…).
  if (safe.has(request.method)) return;
  if (!/^\d{1,6}$/.test(String(request.headers[APP_HEADER]))) throw new GatewayError('foreignPage', `Unsafe requests need the header ${APP_HEADER} with the wire version.`);
};
