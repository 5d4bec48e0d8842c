import { fillIn } from '../../import/importFault';
import { revokeDevice as revoke } from '../../usecases/revokeDevice';
import type { AdminCommand } from '../adminCommand';
import { AdminRefusal } from '../adminWords';
import { findCourt } from '../findCourt';

/** A tablet is lost or in wrong hands: it is given nothing any more; what it delivers is stored and set aside (W2). */
export const revokeDevice: AdminCommand = {
  takes: ['COURT', 'TABLET'],
  options: [],
  flags: [],
  async run(context, [of = '', tablet = '']) {
    const { id: court } = await findCourt(context, of);
    const revoked = await revoke(context, court, tablet);
    if (revoked === null) throw new AdminRefusal('unknownDevice', { device: tablet });
    const { device, letter, writers } = revoked;
    return { lines: [fillIn(context.words.done.revokeDevice, { letter, writers })], audited: { court, object: { device, letter, writers } } };
  },
};
