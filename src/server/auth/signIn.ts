import type { Selectable } from 'kysely';
import type { SignInRequest } from '@/wire/session';
import type { OfficersTable } from '../db/tables/officers';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';
import { passwordFits } from './passwords';
import type { SignInThrottle } from './signInThrottle';

/**
 * Finds the officer whose account and password these are. An unknown account, a switched-off one and a wrong
 * password give the same answer after the same work.
 */
export async function signIn(gateway: Gateway, throttle: SignInThrottle, request: SignInRequest, from: string): Promise<Selectable<OfficersTable>> {
  const account = request.account.trim().toLowerCase();
  const now = gateway.now();
  const waits = throttle.begin(account, from, now.getTime());
  if (waits.accountMs > 0) throw tooMany(waits.accountMs);

  const officer = await gateway.db.selectFrom('officers').selectAll().where('account', '=', account).where('active', '=', true).executeTakeFirst();
  const fits = await passwordFits(officer?.password_hash ?? null, request.password);
  if (waits.addressMs > 0 && (officer === undefined || !fits)) throw tooMany(waits.addressMs);
  if (officer === undefined || !fits) throw new GatewayError('wrongCredentials', 'Account or password is wrong.');
  throttle.succeeded(account, from, waits);
  return officer;
}

const tooMany = (waitMs: number): GatewayError => new GatewayError('tooManyAttempts', 'Too many wrong attempts; wait before the next one.', Math.ceil(waitMs / 1000));
