import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { healthReply } from '@/wire/health';
import type { Gateway } from '../gateway';
import { checkHealth } from '../usecases/checkHealth';

const KEEP_MS = 1_000;

/** For whatever watches the gateway: 200 when it can keep what it is given, else 503 and which part fails. */
export const healthRoutes =
  (gateway: Gateway): FastifyPluginAsyncZod =>
  async (app) => {
    // Anybody may ask, and each check writes to the disk: one answer serves everybody for a second.
    let asked: { readonly atMs: number; readonly health: ReturnType<typeof checkHealth> } | null = null;
    app.get('/healthz', { schema: { response: { 200: healthReply, 503: healthReply } } }, async (_request, reply) => {
      const nowMs = gateway.now().getTime();
      if (asked === null || Math.abs(nowMs - asked.atMs) >= KEEP_MS) asked = { atMs: nowMs, health: checkHealth(gateway) };
      const health = await asked.health;
      reply.header('cache-control', 'no-store');
      return reply.code(health.ok ? 200 : 503).send(health);
    });
  };
