import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openCourtKeys, type CourtKeys } from './courtKeys';
import { readOrCreateKeyFile } from './keyFile';

export interface KeyRing {
  /** The keys of a court; made at the first call for a new court. */
  readonly court: (courtId: string) => Promise<CourtKeys>;
  /** Secret of this installation from which session tokens follow one another. */
  readonly sessionSecret: Buffer;
}

/** Opens the keys folder. Private keys lie in files that only the gateway's user can read. */
export async function openKeyRing(folder: string): Promise<KeyRing> {
  const opened = new Map<string, Promise<CourtKeys>>();
  const secret = await readOrCreateKeyFile(join(folder, 'session-secret'), () => Promise.resolve(randomBytes(32).toString('base64url')));
  return {
    sessionSecret: Buffer.from(secret, 'base64url'),
    court(courtId) {
      const known = opened.get(courtId);
      if (known !== undefined) return known;
      // The id becomes a folder's name.
      if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(courtId)) return Promise.reject(new Error(`"${courtId}" is no court id.`));
      const keys = openCourtKeys(join(folder, courtId), courtId);
      opened.set(courtId, keys);
      keys.catch(() => opened.delete(courtId));
      return keys;
    },
  };
}
