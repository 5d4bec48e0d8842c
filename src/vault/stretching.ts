import { fromBase64url, toBase64url } from '@/domain/base64url';
import type { Bytes } from './cipherSuite';

/** How a passphrase is made costly to guess: Argon2id (RFC 9106). */
export interface Stretching {
  readonly by: 'argon2id';
  /** base64url, 16 bytes */
  readonly salt: string;
  readonly memoryKiB: number;
  readonly passes: number;
}

/** 32 bytes from a passphrase. */
export type Stretch = (passphrase: string, how: Stretching) => Promise<Bytes>;

/** The floor, in code: no header and no court can make guessing cheaper (decisions/0001). */
const FLOOR = { memoryKiB: 64 * 1024, passes: 3 } as const;
/** What a tablet is asked at most: a header that asks for more would only lock it up. */
const CEILING = { memoryKiB: 1024 * 1024, passes: 64 } as const;

export const newStretching = (passes: number = FLOOR.passes): Stretching => ({ by: 'argon2id', salt: toBase64url(crypto.getRandomValues(new Uint8Array(16))), ...FLOOR, passes: Math.max(FLOOR.passes, passes) });

/** What an officer in a hurry does not notice; a quick tablet makes guessing as much dearer. */
const PATIENCE_MS = 300;
const MOST_PASSES = 12;

/** The stretching for this tablet: the floor, or as many passes as it does within the patience. `nowMs`: a clock that only goes forward. */
export async function calibrated(stretch: Stretch, nowMs: () => number): Promise<Stretching> {
  const floor = newStretching();
  const from = nowMs();
  (await stretch('calibration', floor)).fill(0);
  const tookMs = Math.max(1, nowMs() - from);
  return newStretching(Math.min(MOST_PASSES, Math.floor((FLOOR.passes * PATIENCE_MS) / tookMs)));
}

export function isStrongEnough({ by, salt, memoryKiB, passes }: Stretching): boolean {
  return (by as string) === 'argon2id' && fromBase64url(salt).length >= 16 && memoryKiB >= FLOOR.memoryKiB && passes >= FLOOR.passes && memoryKiB <= CEILING.memoryKiB && passes <= CEILING.passes;
}
