import { argon2id } from 'hash-wasm';
import { fromBase64url } from '@/domain/base64url';
import { normalPassphrase } from '@/domain/passphraseRule';
import type { Bytes } from '@/vault/cipherSuite';
import type { Stretch } from '@/vault/stretching';

/** Argon2id as the tablet has it, without a worker: for looking into a real tablet's vault. */
export const nodeStretch: Stretch = async (passphrase, { salt, memoryKiB, passes }) =>
  (await argon2id({ password: normalPassphrase(passphrase), salt: fromBase64url(salt), memorySize: memoryKiB, iterations: passes, parallelism: 1, hashLength: 32, outputType: 'binary' })) as Bytes;
