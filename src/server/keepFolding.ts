import type { Gateway } from './gateway';
import { foldPending } from './usecases/foldPending';

const EVERY_MS = 30_000;

/** Folds at once, and then every half minute, what a push stored and could not fold. Returns how to stop it. */
export function keepFolding(gateway: Gateway, failed: (error: unknown, caseId: string | null) => void): () => Promise<void> {
  let running: Promise<void> | null = null;
  const turn = (): void => {
    if (running !== null || !gateway.leaseHeld()) return;
    running = foldPending(gateway, (caseId, error) => failed(error, caseId))
      .then(
        () => undefined,
        (error: unknown) => failed(error, null),
      )
      .finally(() => (running = null));
  };
  const timer = setInterval(turn, EVERY_MS);
  turn();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
