import type { onRequestAsyncHookHandler } from 'fastify';
import { APP_HEADER } from '@/wire/session';
import { PULL_MINIMUM } from '@/wire/version';
import { GatewayError } from './gatewayError';

/** An onRequest hook where something is fetched: a tablet that would not understand it is told to update (V2). What it sends is taken all the same. */
export const refuseOldTablet: onRequestAsyncHookHandler = async (request) => {
  if (Number(request.headers[APP_HEADER]) >= PULL_MINIMUM) return;
  throw new GatewayError('updateNeeded', `Tablets below wire version ${PULL_MINIMUM} are sent nothing; update this one. Everything it holds is taken as before.`);
};
