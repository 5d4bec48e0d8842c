import type { ChildProcess } from 'node:child_process';

const FAST_MS = 30_000;

/** Stops the server and waits for its end: fast (with a checkpoint), then, if that hangs, at once. */
export async function stopPostgres(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), FAST_MS);
  await ended;
  clearTimeout(timer);
}
