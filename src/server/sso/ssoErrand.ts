import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import * as z from 'zod/mini';
import { SSO_PATH } from '@/wire/singleSignOn';

const ERRAND_COOKIE = 'fieldwrit_sso';
const KEEP_S = 600;

const errand = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), next: z.string() });
/** What a browser that was led to the provider brings back, and nobody else can: it answers only to the one who asked. */
export type SsoErrand = z.infer<typeof errand>;

/** The provider's page leads back, so the cookie must come with a visit from elsewhere; it opens nothing by itself and is good for ten minutes. */
const options = (secure: boolean) => ({ path: SSO_PATH, httpOnly: true, sameSite: 'lax', secure }) as const;

export function setErrand(reply: FastifyReply, secret: Buffer, value: SsoErrand, secure: boolean): void {
  const text = Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
  reply.setCookie(ERRAND_COOKIE, `${text}.${proofOf(secret, text)}`, { ...options(secure), maxAge: KEEP_S });
}

/** Good for one time. Null: there is none, or the gateway did not give it. */
export function takeErrand(reply: FastifyReply, secret: Buffer, cookies: Readonly<Record<string, string | undefined>>, secure: boolean): SsoErrand | null {
  reply.clearCookie(ERRAND_COOKIE, options(secure));
  const [text = '', proof = ''] = (cookies[ERRAND_COOKIE] ?? '').split('.');
  const [given, right] = [Buffer.from(proof), Buffer.from(proofOf(secret, text))];
  if (text === '' || given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const parsed = errand.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  return parsed.success ? parsed.data : null;
}

const proofOf = (secret: Buffer, text: string): string => createHmac('sha256', secret).update(`sso ${text}`).digest('base64url');
