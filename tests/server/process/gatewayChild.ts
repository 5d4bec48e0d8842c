import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processIdentity } from '@/server/processIdentity';
import { projectRoot } from '@/server/projectRoot';
import { programOf } from '../programOf';

/** The gateway as its own process, built from its source, with the embedded PostgreSQL; ended by its process id alone. */
export class GatewayChild {
  output = '';
  private readonly exited: Promise<number | null>;

  private constructor(
    readonly child: ChildProcess,
    readonly dataFolder: string,
  ) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.exited = new Promise((resolve) => child.once('close', (code) => resolve(code)));
  }

  static spawn(dataFolder: string, env: Record<string, string> = {}): GatewayChild {
    // No npm or shell in between: a signal reaches the gateway itself.
    const child = spawn(process.execPath, [programOf('main')], {
      cwd: projectRoot(),
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: '', FIELDWRIT_DEMO: 'off', FIELDWRIT_DATA: dataFolder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new GatewayChild(child, dataFolder);
  }

  /** Waits until it says where it listens. */
  async ready(): Promise<string> {
    return this.waitFor(() => /ready at (\S+)/.exec(this.output)?.[1] ?? null);
  }

  async health(): Promise<{ status: number; body: unknown }> {
    const reply = await fetch(`${await this.ready()}/healthz`);
    return { status: reply.status, body: await reply.json() };
  }

  /** Sends the signal and returns the exit code (null: ended by the signal). */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.exited;
  }

  exit(): Promise<number | null> {
    return this.exited;
  }

  postgresPid(): number {
    return Number(readFileSync(join(this.dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
  }

  async waitFor<T>(look: () => T | null | Promise<T | null>, withinMs = 60_000): Promise<T> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const found = await look();
      if (found !== null) return found;
      if (this.child.exitCode !== null) await this.exited;
      if (this.child.exitCode !== null || performance.now() > deadline) throw new Error(`The gateway did not get there:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Runs with a data folder of its own, empty or a copy with its owners and rights, and leaves nothing behind: no process, no file. */
export async function withDataFolder(work: (dataFolder: string) => Promise<void>, copyOf: string | null = null): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'fieldwrit-process-'));
  if (copyOf !== null) execFileSync('cp', ['-a', `${copyOf}/.`, dataFolder]);
  try {
    await work(dataFolder);
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** A process that has ended but was not yet collected by its parent does not live. */
export function isAlive(pid: number): boolean {
  return processIdentity(pid) !== null;
}
