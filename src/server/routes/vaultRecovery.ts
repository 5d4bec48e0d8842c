import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { wireError } from '@/wire/error';
import { RECOVERY_PATH, recoveryReply, recoveryRequest } from '@/wire/vaultRecovery';
import { refuseRevokedDevice, requireSession, sessionOf } from '../auth/requireSession';
import type { Gateway } from '../gateway';
import { returnVaultKey } from '../usecases/returnVaultKey';

/** An officer forgot the passphrase of a tablet. */
export const vaultRecoveryRoutes =
  (gateway: Gateway): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(RECOVERY_PATH, { onRequest: [requireSession(gateway), refuseRevokedDevice], schema: { body: recoveryRequest, response: { 200: recoveryReply, default: wireError } } }, async (request) => {
      const session = sessionOf(request);
      const reply = await returnVaultKey(gateway, session, request.body);
      await gateway.audit.write({ what: 'vaultKey', court: session.courtId, who: session.officerId, from: request.ip, object: { vault: request.body.vault }, outcome: 'given' });
      return reply;
    });
  };
