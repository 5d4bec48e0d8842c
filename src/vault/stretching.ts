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

export const newStretching = (): Stretching => ({ by: 'argon2id', salt: toBase64url(crypto.getRandomValues(new Uint8Array(16))), ...FLOOR });

export function isStrongEnough({ by, salt, memoryKiB, passes }: Stretching): boolean {
  return (by as string) === 'argon2id' && fromBase64url(salt).length >= 16 && memoryKiB >= FLOOR.memoryKiB && passes >= FLOOR.passes && memoryKiB <= CEILING.memoryKiB && passes <= CEILING.passes;
}
