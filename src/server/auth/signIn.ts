import type { Selectable } from 'kysely';
import type { SignInRequest } from '@/wire/session';
import type { OfficersTable } from '../db/tables/officers';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';
import { browserMark } from './knownBrowser';
import { passwordFits } from './passwords';
import type { SignInThrottle } from './signInThrottle';

/** How a request to sign in came. */
export interface SignInSource {
  /** The caller's address. */
  readonly from: string;
  /** The browser's cookie of marks (`browserMark`). */
  readonly browser: string | undefined;
}

/**
 * Finds the officer whose account and password these are. An unknown account, a switched-off one and a wrong
 * password give the same answer after the same work.
 */
export async function signIn(gateway: Gateway, throttle: SignInThrottle, request: SignInRequest, { from, browser }: SignInSource): Promise<Selectable<OfficersTable>> {
  const account = request.account.trim().toLowerCase();
  const attempt = { account, from, mark: browserMark(gateway.keys.sessionSecret, browser, account) };
  const waitMs = throttle.begin(attempt, gateway.now().getTime());
  if (waitMs > 0) throw new GatewayError('tooManyAttempts', 'Too many wrong attempts; wait before the next one.', Math.ceil(waitMs / 1000));

  const known = await gateway.db.selectFrom('officers').selectAll().where('account', '=', account).executeTakeFirst();
  const officer = known?.active === true ? known : undefined;
  const fits = await passwordFits(officer?.password_hash ?? null, request.password);
  // What was typed for an account may be a password: only an account that there is gets into the log.
  const of = { court: known?.court_id ?? null, who: known?.officer_id ?? null, from, object: { way: 'password' } };
  if (officer === undefined || !fits) {
    await gateway.audit.write({ what: 'signInFailed', ...of, outcome: known === undefined ? 'unknownAccount' : known.active ? 'wrongPassword' : 'switchedOff' });
    throw new GatewayError('wrongCredentials', 'Account or password is wrong.');
  }
  await gateway.audit.write({ what: 'signIn', ...of, outcome: 'done' });
  throttle.succeeded(attempt);
  return officer;
}
