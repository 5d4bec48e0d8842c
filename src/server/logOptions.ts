import type { FastifyServerOptions } from 'fastify';
import type { LogLevel } from './settings';

/** What a log may hold: never a cookie, a password or a token, and of a request only method and path. */
export function logOptions(level: LogLevel): NonNullable<FastifyServerOptions['logger']> {
  if (level === 'silent') return false;
  return {
    level,
    redact: {
      paths: ['password', '*.password', '*.*.password', 'password_hash', '*.password_hash', 'headers.cookie', '*.headers.cookie', '*.headers["set-cookie"]', '*.headers.authorization'],
      censor: '[removed]',
    },
    serializers: {
      req: (request) => ({ method: request.method, path: request.url.split('?', 1)[0], from: request.ip }),
    },
  };
}
