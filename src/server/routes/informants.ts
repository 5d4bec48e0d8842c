import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { wireError } from '@/wire/error';
import { informantReply } from '@/wire/informants';
import { refuseRevokedDevice, requireSession, sessionOf } from '../auth/requireSession';
import type { Gateway } from '../gateway';
import { openInformant } from '../usecases/openInformant';

const part = z.string().check(z.minLength(1), z.maxLength(80));
const params = z.object({ case: part, id: part });

/** Who gave a clue. No cache keeps it, and each reading is written down before it is sent. */
export const informantRoutes =
  (gateway: Gateway): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/api/cases/:case/informants/:id', { onRequest: [requireSession(gateway), refuseRevokedDevice], schema: { params, querystring: z.object({ writer: part }), response: { 200: informantReply, default: wireError } } }, async (request) => {
      const session = sessionOf(request);
      const reply = await openInformant(gateway, session, { ...request.params, ...request.query });
      await gateway.audit.write({ what: 'readInformant', court: session.courtId, who: session.officerId, from: request.ip, object: request.params, outcome: 'sent' });
      return reply;
    });
  };
