import { createHash, createHmac, randomBytes } from 'node:crypto';

/** The two secrets of a session, as they stand in the cookies. */
export interface SessionTokens {
  readonly access: string;
  readonly refresh: string;
}

export const ACCESS_MS = 15 * 60_000;
export const REFRESH_MS = 30 * 24 * 60 * 60_000;
/** How long a used-up refresh token still works once its successor has been seen: two tabs may refresh at once. */
export const GRACE_MS = 60_000;

export function newTokens(secret: Buffer): SessionTokens {
  return tokensFor(secret, randomBytes(32).toString('base64url'));
}

/**
 * The successors of a refresh token. They follow from it and the installation's secret, so asking again after a
 * lost reply gives the very same tokens, and nothing in plain text has to be kept for that.
 */
export function nextTokens(secret: Buffer, refresh: string): SessionTokens {
  return tokensFor(secret, createHmac('sha256', secret).update(`refresh ${refresh}`).digest('base64url'));
}

function tokensFor(secret: Buffer, refresh: string): SessionTokens {
  return { refresh, access: createHmac('sha256', secret).update(`access ${refresh}`).digest('base64url') };
}

/** What is stored of a token. The tokens are 256 random bits: a plain hash is enough. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
