import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { wireError } from '@/wire/error';
import { PUSH_PATH, pushReply, pushRequest } from '@/wire/push';
import { requireSession, sessionOf } from '../auth/requireSession';
import type { Gateway } from '../gateway';
import { push } from '../usecases/push';

/** Bytes of a request, and the same for what a compressed one unpacks to; a transaction has at most 2 MiB. */
const BODY_LIMIT = 16 * 1024 * 1024;

/** What must hold before entries are looked at one by one. */
const loosePush = z.object({ writer: z.string(), entries: z.array(z.unknown()).check(z.minLength(1), z.maxLength(5_000)) });

/** A tablet sends its journal. */
export const pushRoutes =
  (gateway: Gateway): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      PUSH_PATH,
      {
        onRequest: requireSession(gateway),
        // Whatever else an address asks for: evidence that is still on a tablet comes in.
        config: { rateLimit: false },
        bodyLimit: BODY_LIMIT,
        schema: { body: pushRequest, response: { 200: pushReply, default: wireError } },
        // The schema describes a good push; a bad entry among good ones must not refuse them all.
        validatorCompiler: () => (body: unknown) => {
          const parsed = loosePush.safeParse(body);
          return parsed.success ? { value: parsed.data } : { error: Object.assign(new Error('A push is {writer, entries}, with 1 to 5,000 entries.'), { statusCode: 400 }) };
        },
      },
      async (request) =>
        push(gateway, sessionOf(request), request.body, {
          foldFirstFailed: (error) => request.log.warn({ err: error }, 'a push was not taken in one step; it is stored first and folded afterwards'),
          auditFailed: (error) => request.log.error({ err: error }, 'an admission is not in the audit log'),
          foldFailed: (caseId, error) => request.log.error({ err: error, case: caseId }, 'fold failed; the entries are stored and will be folded later'),
        }),
    );
  };
