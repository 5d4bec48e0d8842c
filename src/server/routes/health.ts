import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { healthReply } from '@/wire/health';
import type { Gateway } from '../gateway';
import { checkHealth } from '../usecases/checkHealth';

/** For whatever watches the gateway: 200 when it can keep what it is given, else 503 and which part fails. */
export const healthRoutes =
  (gateway: Gateway): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/healthz', { schema: { response: { 200: healthReply, 503: healthReply } } }, async (_request, reply) => {
      const health = await checkHealth(gateway);
      reply.header('cache-control', 'no-store');
      return reply.code(health.ok ? 200 : 503).send(health);
    });
  };
