import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { BUNDLE_RESULT_HEADER, BUNDLES_PATH } from '@/wire/bundle';
import { requireSession } from '../auth/requireSession';
import { bundleUploads } from '../bundles/bundleUploads';
import { costly } from '../costly';
import type { Gateway } from '../gateway';
import { resumable } from './resumable';

/** Each is read and taken apart whole. */
const BUNDLES_A_MINUTE = 120;
const summary = `A bundle that a tablet carries for another (tus 1.0.0). The reply that completes it tells what came of it in ${BUNDLE_RESULT_HEADER}.`;

/** Emergency exports come in by other tablets. */
export const bundleRoutes =
  (gateway: Gateway): FastifyPluginAsyncZod =>
  async (app) => {
    const onRequest = requireSession(gateway);
    const log = {
      foldFirstFailed: (error: unknown) => app.log.warn({ err: error }, 'a run of a bundle was not taken in one step; it is stored first and folded afterwards'),
      auditFailed: (error: unknown) => app.log.error({ err: error }, 'an admission is not in the audit log'),
      foldFailed: (caseId: string, error: unknown) => app.log.error({ err: error, case: caseId }, 'fold failed; the entries are stored and will be folded later'),
    };
    const uploads = bundleUploads(gateway, log, (error) => app.log.error({ err: error }, 'bundle failed'));
    resumable(app, { url: BUNDLES_PATH, summary, onRequest, config: costly(BUNDLES_A_MINUTE), uploads });
  };
