import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { GatewayError } from './gatewayError';

/** PostgreSQL: connection lost (08…), shutting down or starting (57P…), too many connections; Node: no socket. */
const unavailable = /^(08\w{3}|57P0[1-3]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
/** PostgreSQL disk_full and the file system's own. */
const full = /^(53100|ENOSPC|EDQUOT)$/;

/** Says what a thrown value means for the caller; the message of an unknown error stays inside. */
export function describeError(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return new GatewayError('badRequest', firstIssues(error.validation));
  const code = textOf(error, 'code');
  if (full.test(code)) return new GatewayError('storageFull', 'The disk of the court is full; nothing of this request was acknowledged.', 30);
  if (unavailable.test(code) || /timeout exceeded when trying to connect|Connection terminated/.test(textOf(error, 'message'))) {
    return new GatewayError('unavailable', 'The database does not answer at the moment.', 2);
  }
  switch (statusOf(error)) {
    case 404:
      return new GatewayError('notFound', 'There is nothing at this address.');
    case 413:
      return new GatewayError('tooLarge', 'The request is larger than this address takes.');
    case 415:
      return new GatewayError('unsupportedMedia', 'The request has a content type or encoding that is not understood.');
    case 429:
      return new GatewayError('tooManyRequests', 'Too many requests from this address.', 10);
    case 400:
      return new GatewayError('badRequest', textOf(error, 'message'));
    default:
      return new GatewayError('internal', 'The gateway failed; the request may be sent again.');
  }
}

function firstIssues(issues: readonly { readonly instancePath: string; readonly message?: string | undefined }[]): string {
  return issues
    .slice(0, 5)
    .map((issue) => `${issue.instancePath === '' ? '(body)' : issue.instancePath}: ${issue.message ?? 'invalid'}`)
    .join('; ');
}

function textOf(error: unknown, key: 'code' | 'message'): string {
  if (typeof error !== 'object' || error === null || !(key in error)) return '';
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : '';
}

function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return null;
  return typeof error.statusCode === 'number' ? error.statusCode : null;
}
