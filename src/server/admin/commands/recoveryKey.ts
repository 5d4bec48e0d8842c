import { createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { calculateJwkThumbprint } from 'jose';
import type { PublicJwk } from '../../db/tables/writers';
import { fillIn } from '../../import/importFault';
import type { AdminCommand } from '../adminCommand';
import { AdminRefusal } from '../adminWords';
import { findCourt } from '../findCourt';

/** The key that emergency exports and the recovery of tablets are sealed to: which one it is, and that its private half is here and opens. */
export const recoveryKey: AdminCommand = {
  takes: ['COURT'],
  options: [],
  flags: [],
  async run({ db, keys, dataFolder, words }, [of = '']) {
    const { id: court } = await findCourt({ db }, of);
    const { rootJwk, bundleKey, bundleSecret } = await keys.court(court);
    const folder = join(dataFolder.keys, court);
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const ours = bundleSecret(other.publicKey.export({ format: 'jwk' }) as PublicJwk);
    const theirs = diffieHellman({ privateKey: other.privateKey, publicKey: createPublicKey({ key: { ...bundleKey.jwk }, format: 'jwk' }) });
    if (!ours.equals(theirs)) throw new AdminRefusal('keyFails', { folder });
    return { lines: [fillIn(words.done.recoveryKey, { court, root: await calculateJwkThumbprint(rootJwk), kid: bundleKey.kid, folder })], audited: null };
  },
};
