/** Runs `work` while no other tab runs what has the same name; without Web Locks at once. */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  return locks ? ((await locks.request(name, work)) as T) : work();
}

/**
 * Runs `work` in one tab at a time: at once where no other tab does, else when that one ends. Without Web Locks it runs
 * everywhere, which costs double sending and loses nothing. Returns the end of it.
 */
export function inOneTab(name: string, work: () => () => void): () => void {
  let stop: (() => void) | null = null;
  const ended = new AbortController();
  const run = (): Promise<void> =>
    new Promise((resolve) => {
      stop = work();
      ended.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  const locks = globalThis.navigator?.locks;
  // An aborted wait rejects: the tab was closed before its turn came.
  if (locks) locks.request(name, { signal: ended.signal }, run).catch(() => undefined);
  else void run();
  return () => {
    stop?.();
    ended.abort();
  };
}
