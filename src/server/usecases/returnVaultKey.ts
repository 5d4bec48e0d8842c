import { createPublicKey, diffieHellman, generateKeyPairSync, createCipheriv } from 'node:crypto';
import { masterBinding, NONCE_BYTES } from '@/domain/envelope';
import { FRESH_SIGN_IN_MS, type RecoveryReply, type RecoveryRequest } from '@/wire/vaultRecovery';
import type { Session } from '../auth/sessionStore';
import { openCourtWrap, wrapKey } from '../envelopes/openCourtWrap';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';

/**
 * Gives an officer the master key of their own vault back, sealed to a key that their tablet made for this one time. Only to who has just signed
 * in: the finder of a tablet has the cookies of its last session, but not the password.
 */
export async function returnVaultKey({ db, keys, now }: Pick<Gateway, 'db' | 'keys' | 'now'>, session: Session, { vault, wrap, to }: RecoveryRequest): Promise<RecoveryReply> {
  const row = await db.selectFrom('sessions').select('created_at').where('court_id', '=', session.courtId).where('session_id', '=', session.sessionId).executeTakeFirst();
  if (row === undefined || now().getTime() - Date.parse(row.created_at) > FRESH_SIGN_IN_MS) throw new GatewayError('signInNeeded', 'The key of a vault is given back within five minutes of a sign-in.');
  const binding = masterBinding({ id: vault, officer: session.officerId });
  // Bound to the officer: the vault of another does not open here.
  const master = openCourtWrap(await keys.court(session.courtId), binding, wrap);
  if (master === null) throw new GatewayError('notAllowed', 'This is no vault of the officer who is signed in, or it was sealed to another court.');
  return sealTo(to, binding, master);
}

/** The same wrap in the other direction. */
function sealTo(to: RecoveryRequest['to'], binding: string, secret: Buffer): RecoveryReply {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = wrapKey(diffieHellman({ privateKey: own.privateKey, publicKey: createPublicKey({ key: { kty: 'EC', crv: 'P-256', ...to }, format: 'jwk' }) }), binding);
  const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(NONCE_BYTES));
  cipher.setAAD(Buffer.from(binding, 'utf8'));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  const { x = '', y = '' } = own.publicKey.export({ format: 'jwk' });
  return { key: { x, y }, sealed: sealed.toString('base64url') };
}
