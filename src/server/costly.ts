import type { RateLimitOptions } from '@fastify/rate-limit';
import { sessionOf } from './auth/requireSession';

/** A route's `config`: what costs the database much is answered so often a minute to one officer, however many share the address. */
export const costly = (perMinute: number): { readonly rateLimit: RateLimitOptions } => ({
  rateLimit: { max: perMinute, timeWindow: 60_000, hook: 'preHandler', keyGenerator: (request) => sessionOf(request).officerId },
});
