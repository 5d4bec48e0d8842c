import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

/** The bare response, with the headers that every reply has (security, no cache): what answers from here on is not Fastify. */
export function takeOver(reply: Pick<FastifyReply, 'hijack' | 'getHeaders' | 'raw'>): ServerResponse {
  const headers = reply.getHeaders();
  reply.hijack();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) reply.raw.setHeader(name, value);
  return reply.raw;
}
