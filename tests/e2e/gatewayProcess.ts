import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layFolder } from './layFolder';
import { preparedCourt } from './preparedFolder';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A real gateway in a process of its own, with its own data folder and PostgreSQL, that can be killed and started again. */
export class GatewayProcess {
  readonly dataFolder = mkdtempSync(join(tmpdir(), 'fieldwrit-gateway-'));
  private child: ChildProcess | null = null;
  private output = '';

  private constructor(readonly port: number, private readonly env: Readonly<Record<string, string>>) {}

  /** On a copy of the data folder `court`, or on a new one where there is none. */
  static async start(env: Readonly<Record<string, string>> = {}, port?: number, court = preparedCourt()): Promise<GatewayProcess> {
    const gateway = new GatewayProcess(port ?? (await freePort()), env);
    if (court !== null) layFolder(court, gateway.dataFolder);
    await gateway.start();
    return gateway;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts the built gateway, or that of another installation on the same data, and waits until it says that it is well. */
  async start(installation = root): Promise<void> {
    const child = spawn(process.execPath, ['dist/server/main.js'], {
      cwd: installation,
      env: { ...process.env, ...this.env, PORT: String(this.port), FIELDWRIT_DATA: this.dataFolder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-20_000)));
    const deadline = Date.now() + 90_000;
    while (!(await this.healthy())) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`The gateway did not start:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }

  private async healthy(): Promise<boolean> {
    return fetch(`${this.origin}/healthz`).then((reply) => reply.ok, () => false);
  }

  /** SIGKILL: what a power cut does to the process. Its PostgreSQL lives on, as it would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** A clean stop; its data stays. */
  async switchOff(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** A clean stop, and the end of its data. */
  async stop(): Promise<void> {
    await this.switchOff();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.child;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  /** `npm run import -- FILE` against this gateway's data, as an administrator would. */
  import(...files: string[]): { code: number | null; output: string } {
    return this.run('import', files);
  }

  /** `npm run import-bundle -- FILE`: an emergency export of a tablet. */
  importBundle(...files: string[]): { code: number | null; output: string } {
    return this.run('import-bundle', files);
  }

  /** `npm run admin -- …`. */
  admin(...words: string[]): { code: number | null; output: string } {
    return this.run('admin', words);
  }

  private run(command: string, files: readonly string[]): { code: number | null; output: string } {
    const done = spawnSync(process.execPath, [`dist/server/${command}.js`, ...files], { cwd: root, env: { ...process.env, ...this.env, FIELDWRIT_DATA: this.dataFolder }, encoding: 'utf8' });
    return { code: done.status, output: done.stdout + done.stderr };
  }
}

/** A port that is free now: this one, or any. */
export async function freePort(port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
