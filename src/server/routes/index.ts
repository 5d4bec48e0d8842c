import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Gateway } from '../gateway';
import { bundleRoutes } from './bundles';
import { documentFileRoutes } from './documentFiles';
import { enrolRoutes } from './enrol';
import { fileRoutes } from './files';
import { healthRoutes } from './health';
import { heartbeatRoutes } from './heartbeat';
import { informantRoutes } from './informants';
import { pullRoutes } from './pull';
import { pushRoutes } from './push';
import { sessionRoutes } from './session';
import { singleSignOnRoutes } from './singleSignOn';
import { teamRoutes } from './team';
import { vaultRecoveryRoutes } from './vaultRecovery';

/** Every address of the gateway, one file per resource. */
export const allRoutes: readonly ((gateway: Gateway) => FastifyPluginAsyncZod)[] = [
  healthRoutes,
  sessionRoutes,
  singleSignOnRoutes,
  enrolRoutes,
  pushRoutes,
  pullRoutes,
  heartbeatRoutes,
  fileRoutes,
  documentFileRoutes,
  informantRoutes,
  bundleRoutes,
  teamRoutes,
  vaultRecoveryRoutes,
];
