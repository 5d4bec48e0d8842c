import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { wireError } from '@/wire/error';
import { FILES_CHECK_PATH, filesCheckReply, filesCheckRequest, RECEIPT_HEADER, UPLOAD_PATH } from '@/wire/files';
import { requireSession, sessionOf } from '../auth/requireSession';
import { folderBlobs } from '../blobs/folderBlobs';
import type { Gateway } from '../gateway';
import { sweepStaging } from '../uploads/stagingStore';
import { tusUploads } from '../uploads/tusUploads';
import { bringsAll, takeWhole } from '../uploads/wholeUpload';
import { checkFiles } from '../usecases/checkFiles';
import { resumable } from './resumable';
import { takeOver } from './takeOver';

const DAY_MS = 24 * 3_600_000;
/** A tablet may be away for weeks; one that comes back later begins its upload anew. */
const ABANDONED_MS = 30 * DAY_MS;
const summary = `Resumable upload (tus 1.0.0). The reply that completes a file carries its signed receipt in ${RECEIPT_HEADER}.`;

/** Photos and other files come in. */
export const fileRoutes =
  (gateway: Gateway): FastifyPluginAsyncZod =>
  async (app) => {
    const onRequest = requireSession(gateway);
    const blobs = folderBlobs(gateway.dataFolder.blobs);
    const uploads = tusUploads(gateway, blobs, (error) => app.log.error({ err: error }, 'upload failed'));
    const sweep = (): void => {
      sweepStaging(gateway.dataFolder.staging, ABANDONED_MS, gateway.now()).catch((error: unknown) => app.log.error({ err: error }, 'staging folder not swept'));
    };
    const timer = setInterval(sweep, DAY_MS);
    app.addHook('onReady', async () => sweep());
    app.addHook('onClose', async () => clearInterval(timer));
    app.post(FILES_CHECK_PATH, { onRequest, schema: { body: filesCheckRequest, response: { 200: filesCheckReply, default: wireError } } }, async (request) =>
      checkFiles(gateway, blobs, sessionOf(request), request.body),
    );

    resumable(app, {
      url: UPLOAD_PATH,
      summary,
      onRequest,
      uploads,
      async create(request, reply) {
        if (!bringsAll(request.raw)) return false;
        const whole = await takeWhole(gateway, blobs, sessionOf(request), request.raw);
        takeOver(reply)
          .writeHead(201, { 'tus-resumable': '1.0.0', location: `${UPLOAD_PATH}/${whole.id}`, 'upload-offset': String(whole.size), [RECEIPT_HEADER]: whole.receipt })
          .end();
        return true;
      },
    });
  };
