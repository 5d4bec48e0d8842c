import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Gateway } from '../gateway';
import { enrolRoutes } from './enrol';
import { healthRoutes } from './health';
import { heartbeatRoutes } from './heartbeat';
import { pullRoutes } from './pull';
import { pushRoutes } from './push';
import { sessionRoutes } from './session';

/** Every address of the gateway, one file per resource. */
export const allRoutes: readonly ((gateway: Gateway) => FastifyPluginAsyncZod)[] = [healthRoutes, sessionRoutes, enrolRoutes, pushRoutes, pullRoutes, heartbeatRoutes];
