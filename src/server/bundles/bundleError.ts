import type { BundleFault } from '@/wire/bundle';

/** A bundle is refused whole, and nothing of it was taken. */
export class BundleError extends Error {
  override readonly name = 'BundleError';

  constructor(readonly fault: BundleFault) {
    super(`The bundle is refused: ${fault}.`);
  }
}
