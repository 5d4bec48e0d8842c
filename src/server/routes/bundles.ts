import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { BUNDLE_RESULT_HEADER, BUNDLES_PATH } from '@/wire/bundle';
import { wireError } from '@/wire/error';
import { requireSession, sessionOf } from '../auth/requireSession';
import { bundleUploads } from '../bundles/bundleUploads';
import type { Gateway } from '../gateway';
import { takeOver } from './takeOver';

const summary = `A bundle that a tablet carries for another (tus 1.0.0). The reply that completes it tells what came of it in ${BUNDLE_RESULT_HEADER}.`;

/** Emergency exports come in by other tablets. */
export const bundleRoutes =
  (gateway: Gateway): FastifyPluginAsyncZod =>
  async (app) => {
    const onRequest = requireSession(gateway);
    const log = {
      foldFirstFailed: (error: unknown) => app.log.warn({ err: error }, 'a run of a bundle was not taken in one step; it is stored first and folded afterwards'),
      foldFailed: (caseId: string, error: unknown) => app.log.error({ err: error, case: caseId }, 'fold failed; the entries are stored and will be folded later'),
    };
    const uploads = bundleUploads(gateway, log, (error) => app.log.error({ err: error }, 'bundle failed'));
    // The bytes of an upload are read by tus itself, as they come.
    app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));

    app.route({
      method: ['POST', 'OPTIONS'],
      url: BUNDLES_PATH,
      onRequest,
      schema: { summary, response: { default: wireError } },
      async handler(request, reply) {
        await uploads.handle(sessionOf(request), request.raw, takeOver(reply));
      },
    });

    app.route({
      method: ['HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
      url: `${BUNDLES_PATH}/:upload`,
      onRequest,
      schema: { summary, params: z.object({ upload: z.string() }), response: { default: wireError } },
      async handler(request, reply) {
        const session = sessionOf(request);
        const whole = request.method === 'HEAD' ? await uploads.finishWhole(session, request.params.upload) : null;
        if (whole === null) return uploads.handle(session, request.raw, takeOver(reply));
        const size = String(whole.size);
        takeOver(reply).writeHead(200, { 'tus-resumable': '1.0.0', 'upload-offset': size, 'upload-length': size, [BUNDLE_RESULT_HEADER]: JSON.stringify(whole.result) }).end();
      },
    });
  };
