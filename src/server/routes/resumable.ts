import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { wireError } from '@/wire/error';
import { sessionOf } from '../auth/requireSession';
import type { StagedUploads } from '../uploads/stagedUploads';
import { takeOver } from './takeOver';

export interface ResumableOptions {
  readonly url: string;
  readonly summary: string;
  readonly onRequest: onRequestAsyncHookHandler;
  /** Of the address that begins an upload. */
  readonly config?: FastifyContextConfig;
  readonly uploads: StagedUploads;
  /** Answers a creation in its own way; false: tus does. */
  readonly create?: (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;
}

/** The addresses of one kind of upload by the tus protocol. */
export function resumable(app: FastifyInstance, { url, summary, onRequest, config, uploads, create }: ResumableOptions): void {
  // The bytes of an upload are read by tus itself, as they come.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
  const zod = app.withTypeProvider<ZodTypeProvider>();
  zod.route({
    method: ['POST', 'OPTIONS'],
    url,
    onRequest,
    ...(config === undefined ? {} : { config }),
    schema: { summary, response: { default: wireError } },
    async handler(request, reply) {
      if (request.method === 'POST' && (await create?.(request, reply))) return;
      await uploads.handle(sessionOf(request), request.raw, takeOver(reply));
    },
  });
  zod.route({
    method: ['HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
    url: `${url}/:upload`,
    onRequest,
    schema: { summary, params: z.object({ upload: z.string() }), response: { default: wireError } },
    async handler(request, reply) {
      const session = sessionOf(request);
      const whole = request.method === 'HEAD' ? await uploads.finishWhole(session, request.params.upload) : null;
      if (whole === null) return uploads.handle(session, request.raw, takeOver(reply));
      const size = String(whole.size);
      takeOver(reply).writeHead(200, { 'tus-resumable': '1.0.0', 'upload-offset': size, 'upload-length': size, ...whole.headers }).end();
    },
  });
}
