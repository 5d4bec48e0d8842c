import type { Gateway } from './gateway';
import { foldPending } from './usecases/foldPending';
import { rereadNewer } from './usecases/rereadNewer';

const EVERY_MS = 30_000;

/** Folds at once, and then every half minute, what a push stored and could not fold, and what only this version can read. Returns how to stop it. */
export function keepFolding(gateway: Gateway, failed: (error: unknown, caseId: string | null) => void): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isReread = false;
  const turn = (): void => {
    if (running !== null || !gateway.leaseHeld()) return;
    running = fold()
      .catch((error: unknown) => failed(error, null))
      .finally(() => (running = null));
  };
  const fold = async (): Promise<void> => {
    if (!isReread) await rereadNewer(gateway);
    isReread = true;
    await foldPending(gateway, (caseId, error) => failed(error, caseId));
  };
  const timer = setInterval(turn, EVERY_MS);
  turn();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
