import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { wireError } from '@/wire/error';
import { heartbeat, heartbeatReply, HEARTBEAT_PATH } from '@/wire/heartbeat';
import { requireSession, sessionOf } from '../auth/requireSession';
import type { Gateway } from '../gateway';
import { takeHeartbeat } from '../usecases/takeHeartbeat';

/** A tablet says what it still holds. */
export const heartbeatRoutes =
  (gateway: Gateway): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(HEARTBEAT_PATH, { onRequest: requireSession(gateway), schema: { body: heartbeat, response: { 200: heartbeatReply, default: wireError } } }, async (request) =>
      takeHeartbeat(gateway, sessionOf(request), request.body),
    );
  };
