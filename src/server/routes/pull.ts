import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { wireError } from '@/wire/error';
import { HEADS_PATH, headsReply, headsRequest, PAGES_PATH, pagesReply, pagesRequest, type PagesReply } from '@/wire/pull';
import { requireSession, sessionOf } from '../auth/requireSession';
import type { Gateway } from '../gateway';
import { refuseOldTablet } from '../refuseOldTablet';
import { pullHeads } from '../usecases/pullHeads';
import { pullPages } from '../usecases/pullPages';

/** A tablet asks what is new, and fetches it. */
export const pullRoutes =
  (gateway: Gateway): FastifyPluginAsyncZod =>
  async (app) => {
    const onRequest = [requireSession(gateway), refuseOldTablet];
    app.post(HEADS_PATH, { onRequest, schema: { body: headsRequest, response: { 200: headsReply, default: wireError } } }, async (request) =>
      pullHeads(gateway, sessionOf(request), request.body),
    );

    app.post(PAGES_PATH, { onRequest, schema: { body: pagesRequest, response: { 200: pagesReply, default: wireError } } }, async (request, reply) => {
      const session = sessionOf(request);
      const { text, cases } = await pullPages(gateway, session, request.body);
      // A lead's reach is wide and by office; an officer's cases are named by their assignment.
      if (session.role === 'lead' && cases.length > 0) await gateway.audit.write({ what: 'readCases', court: session.courtId, who: session.officerId, from: request.ip, object: { writer: request.body.writer, cases }, outcome: 'sent' });
      // A text is sent as it stands; the schema above describes it.
      return reply.type('application/json').send(text as unknown as PagesReply);
    });
  };
