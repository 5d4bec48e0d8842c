import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { wireError } from '@/wire/error';
import { requireSession, sessionOf } from '../auth/requireSession';
import { folderBlobs } from '../blobs/folderBlobs';
import type { Gateway } from '../gateway';
import { openDocumentFile } from '../usecases/openDocumentFile';

const part = z.string().check(z.minLength(1), z.maxLength(80));
const params = z.object({ case: part, kind: part, id: part, entry: part, sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) });

/** A stored file of a document. No cache keeps it: the next officer at the browser may not see the case. */
export const documentFileRoutes =
  (gateway: Gateway): FastifyPluginAsyncZod =>
  async (app) => {
    const blobs = folderBlobs(gateway.dataFolder.blobs);
    app.get(
      '/api/cases/:case/documents/:kind/:id/files/:entry/:sha256',
      { onRequest: requireSession(gateway), schema: { params, querystring: z.object({ writer: part }), response: { default: wireError } } },
      async (request, reply) => {
        const session = sessionOf(request);
        const { file, size, image } = await openDocumentFile(gateway, blobs, session, { ...request.params, ...request.query });
        try {
          await gateway.audit.write({ what: 'readFile', court: session.courtId, who: session.officerId, from: request.ip, object: request.params, outcome: 'sent' });
        } catch (error) {
          await file.close();
          throw error;
        }
        return reply
          .headers({
            'content-type': image ?? 'application/octet-stream',
            'content-length': String(size),
            'content-disposition': image === null ? 'attachment' : 'inline',
            'content-security-policy': "default-src 'none'; sandbox",
            'x-content-type-options': 'nosniff',
          })
          .send(file.createReadStream() as never);
      },
    );
  };
