import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { wireError } from '@/wire/error';
import { DESK_PATH, deskReply, TEAM_PATH, teamReply } from '@/wire/team';
import { refuseRevokedDevice, requireSession, sessionOf } from '../auth/requireSession';
import { costly } from '../costly';
import type { Gateway } from '../gateway';
import { describeDesk } from '../usecases/describeDesk';
import { describeTeam } from '../usecases/describeTeam';

/** A screen asks every few seconds, in a tab or two. */
const VIEWS_A_MINUTE = 120;

/** The lead's view over tablets and cases, and what waits for the lead's decision. */
export const teamRoutes =
  (gateway: Gateway): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(TEAM_PATH, { onRequest: [requireSession(gateway, ['lead', 'admin']), refuseRevokedDevice], config: costly(VIEWS_A_MINUTE), schema: { response: { 200: teamReply, default: wireError } } }, async (request) => describeTeam(gateway, sessionOf(request)));
    app.get(DESK_PATH, { onRequest: [requireSession(gateway, ['lead']), refuseRevokedDevice], config: costly(VIEWS_A_MINUTE), schema: { response: { 200: deskReply, default: wireError } } }, async (request) => describeDesk(gateway, sessionOf(request)));
  };
