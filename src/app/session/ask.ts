import * as z from 'zod/mini';
import type { Workspace } from '@/ports/workspace';
import { httpRequest } from '../sync/httpRequest';
import { renewSession } from './gatewaySession';

/** A reading request with the session's cookies; a session that ran out is renewed once. Shapes are the caller's business. */
export const ask: Workspace['ask'] = async <T>(path: string) => {
  const request = { method: 'GET', path, reply: z.unknown(), timeoutMs: 20_000 } as const;
  const first = await httpRequest(request);
  const reply = !first.ok && first.problem === 'signedOut' && (await renewSession()).ok ? await httpRequest(request) : first;
  if (reply.ok) return { ok: true, value: reply.value as T };
  switch (reply.problem) {
    case 'offline':
    case 'timeout':
    case 'portal':
      return { ok: false, problem: 'offline' };
    case 'signedOut':
      return { ok: false, problem: 'signedOut' };
    default:
      return { ok: false, problem: 'refused' };
  }
};
