import * as z from 'zod/mini';

export const RECOVERY_PATH = '/api/vault/recovery';
/** How fresh a sign-in has to be: whoever only found the tablet has its cookies, too. */
export const FRESH_SIGN_IN_MS = 5 * 60_000;

const coordinate = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
const point = z.object({ x: coordinate, y: coordinate });
const sealed = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,400}$/));

/** A vault's master key as it was sealed to the court, and the key to seal it to again. */
export const recoveryRequest = z.object({
  vault: z.uuid(),
  wrap: z.object({ kid: z.string().check(z.maxLength(80)), key: point, sealed }),
  to: point,
});
export type RecoveryRequest = z.infer<typeof recoveryRequest>;

/** The master key, sealed to the key that was asked for; to nobody but the officer whose vault it is. */
export const recoveryReply = z.object({ key: point, sealed });
export type RecoveryReply = z.infer<typeof recoveryReply>;
