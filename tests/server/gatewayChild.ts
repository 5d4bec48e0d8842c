import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '@/server/projectRoot';
import { programOf } from './programOf';

export interface ChildOptions {
  readonly databaseUrl: string;
  readonly dataFolder: string;
  readonly port: number;
  /**
   * Puts the whole data folder on a file system of this many KiB. It is mounted in a namespace of the process's own, which needs no
   * right on the machine but that to make one (`unshare`).
   */
  readonly diskKiB?: number;
  /** More of its settings. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A gateway in a process of its own, on the run's PostgreSQL, that can be killed. */
export class GatewayChild {
  private output = '';

  private constructor(
    private readonly process: ChildProcess,
    readonly origin: string,
    private readonly dataFolder: string,
  ) {}

  static async start({ databaseUrl, dataFolder, port, diskKiB, env: more = {} }: ChildOptions): Promise<GatewayChild> {
    const gateway = [process.execPath, programOf('main')];
    const mount = ['unshare', '--map-root-user', '--mount', 'sh', '-c', `mount -t tmpfs -o size=${diskKiB ?? 0}k tmpfs "$FIELDWRIT_DATA" && exec "$@"`, 'sh'];
    const [command = '', ...args] = diskKiB === undefined ? gateway : [...mount, ...gateway];
    const env = { ...process.env, PORT: String(port), FIELDWRIT_DATA: dataFolder, DATABASE_URL: databaseUrl, FIELDWRIT_DEMO: 'off', FIELDWRIT_LOG: 'error', ...more };
    const child = new GatewayChild(spawn(command, args, { cwd: projectRoot(), env, stdio: ['ignore', 'pipe', 'pipe'] }), `http://127.0.0.1:${port}`, dataFolder);
    for (const stream of [child.process.stdout, child.process.stderr]) stream?.on('data', (chunk: Buffer) => (child.output += chunk.toString()));
    await child.ready();
    return child;
  }

  /** Everything that it wrote. */
  get told(): string {
    return this.output;
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** A path in the data folder as this process sees it, its own mounts included. */
  dataPath(...parts: string[]): string {
    return join(`/proc/${this.process.pid}/root`, this.dataFolder, ...parts);
  }

  /** SIGKILL: the end without a word. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill(signal);
    await gone;
  }

  private async ready(): Promise<void> {
    for (const deadline = Date.now() + 60_000; ; ) {
      const well = await fetch(`${this.origin}/healthz`).then((reply) => reply.ok, () => false);
      if (well) return;
      if (this.process.exitCode !== null || Date.now() > deadline) throw new Error(`The gateway did not start:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
