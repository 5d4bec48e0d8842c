import { readFileSync } from 'node:fs';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { describeError } from './describeError';
import { refuseForeignPage } from './foreignPage';
import type { Gateway } from './gateway';
import { logOptions } from './logOptions';
import { registerOpenApi } from './openApi';
import { allRoutes } from './routes';
import { securityHeaders } from './securityHeaders';
import { serveApp } from './serveApp';

/** Requests a minute from one address: a whole court's tablets, each with a queue of photos, may share one. */
const REQUESTS_PER_MINUTE = 12_000;

/** Of a page of documents the usual 4 makes 2 % less and takes three times as long. */
const BROTLI_QUALITY = 2;

/** Builds the web server around a gateway; it does not listen yet. */
export async function buildApp(gateway: Gateway): Promise<FastifyInstance> {
  const { tls, logLevel, appFolder, trustProxy } = gateway.settings;
  const options = {
    logger: logOptions(logLevel),
    trustProxy: trustProxy ?? false,
    // Stopping waits for requests in flight, not for tablets that keep a connection open.
    forceCloseConnections: 'idle' as const,
  };
  // Over TLS or not, routes see the same server; only Fastify's types tell the two apart.
  const app = (
    tls === null ? fastify(options) : fastify({ ...options, https: { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) } })
  ) as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, request, reply) => {
    const described = describeError(error);
    if (described.statusCode >= 500) request.log.error({ err: error }, 'request failed');
    if (described.retryAfterS !== undefined) reply.header('retry-after', String(described.retryAfterS));
    return reply.code(described.statusCode).type('application/json').serializer(JSON.stringify).send(described.toWire());
  });

  await app.register(helmet, securityHeaders(tls !== null));
  await app.register(rateLimit, { max: REQUESTS_PER_MINUTE, timeWindow: 60_000 });
  await app.register(compress, { encodings: ['br', 'gzip'], requestEncodings: ['gzip', 'deflate', 'br'], threshold: 1_024, brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } } });
  await app.register(cookie);
  app.addHook('onRequest', async (request, reply) => {
    // Replies of the gateway are about people: no cache keeps them. A route may say otherwise.
    const addresses = [request.url, request.routeOptions.url ?? ''];
    if (addresses.some((address) => address.startsWith('/api/'))) reply.header('cache-control', 'no-store');
  });
  app.addHook('onRequest', refuseForeignPage);
  await registerOpenApi(app);
  for (const routes of allRoutes) await app.register(routes(gateway));
  await serveApp(app, appFolder);
  return app;
}
