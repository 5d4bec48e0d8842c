import { argon2id } from 'hash-wasm';
import type { Stretching } from './stretching';

export interface StretchRequest {
  readonly passphrase: string;
  readonly salt: Uint8Array;
  readonly how: Pick<Stretching, 'memoryKiB' | 'passes'>;
}

// Compiles it before the passphrase comes: whoever types is slower than this.
const compiled = argon2id({ password: '-', salt: new Uint8Array(16), memorySize: 8, iterations: 1, parallelism: 1, hashLength: 32, outputType: 'binary' });

/** One passphrase, and the worker ends: with it go its 64 MiB and every trace of the passphrase in them. */
addEventListener('message', ({ data: { passphrase, salt, how } }: MessageEvent<StretchRequest>) => {
  compiled.then(() => argon2id({ password: passphrase, salt, memorySize: how.memoryKiB, iterations: how.passes, parallelism: 1, hashLength: 32, outputType: 'binary' })).then(
    (bytes) => postMessage(bytes),
    (error: unknown) => postMessage(String(error)),
  );
});
