import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { wireError } from '@/wire/error';
import { RECOVERY_PATH, recoveryReply, recoveryRequest } from '@/wire/vaultRecovery';
import { requireSession, sessionOf } from '../auth/requireSession';
import type { Gateway } from '../gateway';
import { returnVaultKey } from '../usecases/returnVaultKey';

/** An officer forgot the passphrase of a tablet. */
export const vaultRecoveryRoutes =
  (gateway: Gateway): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(RECOVERY_PATH, { onRequest: requireSession(gateway), schema: { body: recoveryRequest, response: { 200: recoveryReply, default: wireError } } }, async (request) =>
      returnVaultKey(gateway, sessionOf(request), request.body),
    );
  };
