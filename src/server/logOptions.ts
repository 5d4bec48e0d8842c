import type { FastifyServerOptions } from 'fastify';
import type { LogLevel } from './settings';

const secrets = ['password', 'password_hash', 'passwordHash', 'cookie', 'authorization', '["set-cookie"]', 'connectionString', 'client_secret', 'clientSecret', 'code_verifier', 'id_token', 'access_token', 'refresh_token'];

/** Secrets at any of the depths in which a log line holds a body, headers or an error. */
const secretPaths = secrets.flatMap((name) => {
  const under = name.startsWith('[') ? name : `.${name}`;
  return [name, `*${under}`, `*.*${under}`];
});

/** What a log may hold: never a cookie, a password or a token, and of a request only method and path. */
export function logOptions(level: LogLevel): NonNullable<FastifyServerOptions['logger']> {
  if (level === 'silent') return false;
  return {
    level,
    // The database's `detail` of a refused row repeats the row.
    redact: { paths: [...secretPaths, 'err.detail', 'err.where'], censor: '[removed]' },
    serializers: {
      req: (request) => ({ method: request.method, path: request.url.split('?', 1)[0], from: request.ip }),
    },
  };
}
