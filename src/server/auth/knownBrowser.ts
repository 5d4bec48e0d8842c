import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { SESSION_PATH } from '@/wire/session';

export const BROWSER_COOKIE = 'fieldwrit_browser';
/** Officers who share a tablet; whoever signed in longest ago is forgotten. */
const MOST_OFFICERS = 8;
const KEEP_S = 365 * 24 * 3_600;
const ONE = /^([\w-]{22})\.([\w-]{43})$/;
const BETWEEN = '~';

/**
 * The mark of the account in a browser's cookie: this browser has once signed in with the account's right password. Null: it never has. The mark
 * opens nothing; it only keeps the guesses of strangers apart from the officer's own tries. The cookie does not name the account.
 */
export function browserMark(secret: Buffer, cookie: string | undefined, account: string): string | null {
  return marksIn(cookie).find(({ mark, proof }) => proves(secret, account, mark, proof))?.mark ?? null;
}

/** Gives the browser a mark of the account, beside those of the other officers who sign in here. */
export function setBrowserCookie(reply: FastifyReply, { secret, cookie, account, secure }: { readonly secret: Buffer; readonly cookie: string | undefined; readonly account: string; readonly secure: boolean }): void {
  const others = marksIn(cookie).filter(({ mark, proof }) => !proves(secret, account, mark, proof));
  const mark = randomBytes(16).toString('base64url');
  const kept = [{ mark, proof: proofOf(secret, account, mark) }, ...others].slice(0, MOST_OFFICERS);
  const value = kept.map((one) => `${one.mark}.${one.proof}`).join(BETWEEN);
  reply.setCookie(BROWSER_COOKIE, value, { path: SESSION_PATH, httpOnly: true, sameSite: 'strict', secure, maxAge: KEEP_S });
}

function marksIn(cookie: string | undefined): { readonly mark: string; readonly proof: string }[] {
  return (cookie ?? '')
    .split(BETWEEN)
    .slice(0, MOST_OFFICERS)
    .flatMap((text) => {
      const [, mark, proof] = ONE.exec(text) ?? [];
      return mark === undefined || proof === undefined ? [] : [{ mark, proof }];
    });
}

const proofOf = (secret: Buffer, account: string, mark: string): string => createHmac('sha256', secret).update(`browser ${mark} ${account}`).digest('base64url');
const proves = (secret: Buffer, account: string, mark: string, proof: string): boolean => timingSafeEqual(Buffer.from(proofOf(secret, account, mark)), Buffer.from(proof));
