import { fromBase64url } from '@/domain/base64url';
import { normalPassphrase } from '@/domain/passphraseRule';
import type { Bytes } from './cipherSuite';
import type { StretchRequest } from './stretch.worker';
import type { Stretch } from './stretching';

/** Argon2id in a worker of its own: the screen goes on answering while it computes. `prepare` starts the worker of the next passphrase ahead of it. */
export function stretchInWorker(): { readonly stretch: Stretch; prepare(): void } {
  let waiting: Worker | null = null;

  function start(): Worker {
    const worker = new Worker(new URL('./stretch.worker.ts', import.meta.url), { type: 'module' });
    worker.onerror = () => {
      if (waiting === worker) waiting = null;
    };
    return worker;
  }

  return {
    prepare: () => void (waiting ??= start()),
    stretch: (passphrase, { salt, memoryKiB, passes }) =>
      new Promise((resolve, reject) => {
        const worker = waiting ?? start();
        waiting = null;
        const end = (settle: () => void): void => {
          worker.terminate();
          settle();
        };
        worker.onmessage = ({ data }: MessageEvent<Bytes | string>) => end(() => (typeof data === 'string' ? reject(new Error(data)) : resolve(data)));
        worker.onerror = (event) => end(() => reject(new Error(event.message || 'the worker did not start')));
        worker.postMessage({ passphrase: normalPassphrase(passphrase), salt: fromBase64url(salt), how: { memoryKiB, passes } } satisfies StretchRequest);
      }),
  };
}
