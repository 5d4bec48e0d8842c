import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { ENROL_PATH, enrolReply, enrolRequest } from '@/wire/enrol';
import { wireError } from '@/wire/error';
import { requireSession, sessionOf } from '../auth/requireSession';
import type { Gateway } from '../gateway';
import { enrolWriter } from '../usecases/enrolWriter';

/** A tablet asks for its letter and its officer's certificate. */
export const enrolRoutes =
  (gateway: Gateway): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      ENROL_PATH,
      { onRequest: requireSession(gateway), schema: { body: enrolRequest, response: { 200: enrolReply, default: wireError } } },
      async (request) => enrolWriter(gateway, sessionOf(request), request.body, request.ip),
    );
  };
