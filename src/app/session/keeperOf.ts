import type { Me } from '@/ports/workspace';
import type { SessionKeeper } from '@/sync/ports';
import { renewSession } from './gatewaySession';

/** Renews the session, and believes it only when it is still this officer's: another may have signed in in another tab. */
export const keeperOf = (me: Me): SessionKeeper => ({
  async renew() {
    const reply = await renewSession();
    if (reply.ok) return reply.value.officer.id === me.officer ? 'renewed' : 'ended';
    return reply.problem === 'signedOut' ? 'ended' : 'unknown';
  },
});
