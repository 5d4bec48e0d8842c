import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../testDatabase';
import { GatewayChild, isAlive, withDataFolder } from './gatewayChild';

describe('the gateway as a process', () => {
  const started: GatewayChild[] = [];
  const start = (dataFolder: string, env: Record<string, string> = {}): GatewayChild => {
    const gateway = GatewayChild.spawn(dataFolder, env);
    started.push(gateway);
    return gateway;
  };
  /** Whatever a failed test leaves running is ended before its folder goes. */
  const stopAll = async (): Promise<void> => {
    for (const gateway of started.splice(0)) await gateway.end('SIGTERM');
  };
  afterEach(stopAll);
  /** As a gateway left it that had made its database and was stopped. */
  let left: string;
  beforeAll(async () => {
    left = await mkdtemp(join(tmpdir(), 'fieldwrit-left-'));
    const gateway = start(left);
    await gateway.ready();
    expect(await gateway.end('SIGTERM')).toBe(0);
  });
  afterAll(() => rm(left, { recursive: true, force: true }));
  const inFolder = (work: (dataFolder: string) => Promise<void>) => () => withDataFolder((dataFolder) => work(dataFolder).finally(stopAll));
  /** Where the making of the database is not what is tried. */
  const inLeftFolder = (work: (dataFolder: string) => Promise<void>) => () => withDataFolder((dataFolder) => work(dataFolder).finally(stopAll), left);

  it('stops cleanly on SIGTERM: exit code 0, its PostgreSQL gone, its lock gone, and the data there at the next start', inLeftFolder(async (dataFolder) => {
    const first = start(dataFolder);
    expect((await first.health()).status).toBe(200);
    const postgres = first.postgresPid();
    expect(await first.end('SIGTERM')).toBe(0);
    expect(isAlive(postgres)).toBe(false);
    await expect(stat(join(dataFolder, 'gateway.lock'))).rejects.toThrow('ENOENT');
    const log = await readFile(join(dataFolder, 'logs', 'postgres.log'), 'utf8');
    expect(log.trimEnd().split('\n').at(-1)).toContain('database system is shut down');
    const second = start(dataFolder);
    expect((await second.health()).status).toBe(200);
    expect(await readFile(join(dataFolder, 'logs', 'postgres.log'), 'utf8')).not.toContain('recovery');
  }));

  it('refuses a second one on the same data folder with one line and leaves the first alone', inLeftFolder(async (dataFolder) => {
    const first = start(dataFolder);
    await first.ready();
    const second = start(dataFolder);
    expect(await second.exit()).toBe(1);
    expect(second.output.trim().split('\n')).toEqual([expect.stringContaining(`Another gateway (process ${first.child.pid}) is already running on the data folder ${dataFolder}`)]);
    expect((await first.health()).status).toBe(200);
  }));

  it('lets one of several win that start at the same time', inFolder(async (dataFolder) => {
    const all = [start(dataFolder), start(dataFolder), start(dataFolder)];
    const outcomes = await Promise.all(all.map((gateway) => Promise.race([gateway.ready().catch(() => 'refused'), gateway.exit().then(() => 'refused')])));
    expect(outcomes.filter((outcome) => outcome !== 'refused')).toHaveLength(1);
  }));

  it('recovers by itself after kill -9, from the PostgreSQL that it left running', inLeftFolder(async (dataFolder) => {
    const first = start(dataFolder);
    await first.ready();
    const orphan = first.postgresPid();
    await first.end('SIGKILL');
    expect(isAlive(orphan)).toBe(true);
    const second = start(dataFolder);
    expect((await second.health()).status).toBe(200);
    expect([isAlive(orphan), second.postgresPid() === orphan]).toEqual([false, false]);
  }));

  it('recovers after both were killed, as by a power cut', inFolder(async (dataFolder) => {
    const first = start(dataFolder);
    await first.ready();
    const postgres = first.postgresPid();
    await first.end('SIGKILL');
    process.kill(postgres, 'SIGKILL');
    const second = start(dataFolder);
    expect((await second.health()).status).toBe(200);
  }));

  it('is not held up after a reboot, when its old process numbers belong to other programs', inLeftFolder(async (dataFolder) => {
    const first = start(dataFolder);
    await first.ready();
    const pidFile = join(dataFolder, 'postgres', 'postmaster.pid');
    const lines = (await readFile(pidFile, 'utf8')).split('\n');
    expect(await first.end('SIGTERM')).toBe(0);
    // This very test process stands for the other program; it must be neither believed nor ended.
    await writeFile(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'));
    await writeFile(join(dataFolder, 'gateway.lock'), JSON.stringify({ pid: process.pid, identity: 'another boot 4711' }));
    const second = start(dataFolder);
    expect((await second.health()).status).toBe(200);
  }));

  it('starts afresh when the first start was cut off in the middle of making the database', inLeftFolder(async (dataFolder) => {
    await mkdir(join(dataFolder, 'postgres-new-99999'));
    await rename(join(dataFolder, 'postgres', 'base'), join(dataFolder, 'postgres-new-99999', 'data'));
    await rm(join(dataFolder, 'postgres'), { recursive: true });
    expect((await start(dataFolder).health()).status).toBe(200);
    await expect(stat(join(dataFolder, 'postgres-new-99999'))).rejects.toThrow('ENOENT');
  }));

  it('says 503 and why while its PostgreSQL is gone, and brings it back by itself', inLeftFolder(async (dataFolder) => {
    const gateway = start(dataFolder);
    expect(await gateway.health()).toMatchObject({ status: 200, body: { ok: true } });
    const postgres = gateway.postgresPid();
    // Out of its place, the cluster cannot be started again before the test has seen what it came for.
    await rename(join(dataFolder, 'postgres'), join(dataFolder, 'away'));
    process.kill(postgres, 'SIGKILL');
    const sick = await gateway.waitFor(async () => ((reply) => (reply.status === 200 ? null : reply))(await gateway.health()));
    expect(sick).toMatchObject({ status: 503, body: { ok: false, checks: { database: { ok: false, reason: expect.any(String) }, dataFolder: { ok: true } } } });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await gateway.health()).status).toBe(503);
    await rename(join(dataFolder, 'away'), join(dataFolder, 'postgres'));
    await gateway.waitFor(async () => ((await gateway.health()).status === 200 ? true : null));
  }));

  it('works in a folder that is closed to everybody else, such as a clone in the home of root', inFolder(async (dataFolder) => {
    const closed = join(dataFolder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    await chmod(closed, 0o700);
    const gateway = start(join(closed, 'data'));
    expect((await gateway.health()).status).toBe(200);
    await gateway.end('SIGKILL');
    expect((await start(join(closed, 'data')).health()).status).toBe(200);
  }));

  it('keeps its database, password and keys from other people of the machine', inFolder(async (dataFolder) => {
    await start(dataFolder).ready();
    const modeOf = async (name: string): Promise<string> => ((await stat(join(dataFolder, name))).mode & 0o777).toString(8);
    expect(await Promise.all(['postgres', 'keys', 'blobs', 'staging', 'logs'].map(modeOf))).toEqual(['700', '700', '700', '700', '700']);
    expect(await Promise.all(['keys/postgres-password', 'keys/session-secret', 'gateway.lock', 'postgres.port'].map(modeOf))).toEqual(['600', '600', '600', '600']);
  }));

  it('refuses a second one on the same DATABASE_URL, and takes over once the first was killed', inFolder(async (dataFolder) => {
    const database = await createTestDatabase();
    try {
      const env = { DATABASE_URL: database.url };
      const first = start(join(dataFolder, 'a'), env);
      await first.ready();
      const second = start(join(dataFolder, 'b'), env);
      expect(await second.exit()).toBe(1);
      expect(second.output.trim()).toBe('Fieldwrit: Another gateway is already active on this database; this one stops.');
      await first.end('SIGKILL');
      expect((await start(join(dataFolder, 'b'), env).health()).status).toBe(200);
    } finally {
      await stopAll();
      await database.drop();
    }
  }));

  it.each([
    [{ PORT: 'eighty' }, /^Fieldwrit: PORT is "eighty"; .*$/],
    [{ DATABASE_URL: 'postgresql://nobody:geheim@127.0.0.1:1/none' }, /^Fieldwrit: The database does not let the gateway in: (?!.*geheim).*ECONNREFUSED.*$/],
  ])('says in one line why it cannot start with %j', (env, line) => withDataFolder(async (dataFolder) => {
    const gateway = start(dataFolder, env);
    expect(await gateway.exit()).toBe(1);
    expect(gateway.output.trim()).toMatch(line);
  }));

  it('says in one line that its port is taken', inFolder(async (dataFolder) => {
    const [one, other] = [await createTestDatabase(), await createTestDatabase()];
    try {
      const port = new URL(await start(join(dataFolder, 'a'), { DATABASE_URL: one.url }).ready()).port;
      const second = start(join(dataFolder, 'b'), { PORT: port, DATABASE_URL: other.url });
      expect(await second.exit()).toBe(1);
      expect(second.output.trim()).toBe(`Fieldwrit: Port ${port} on 127.0.0.1 is in use; set PORT to another one.`);
    } finally {
      await stopAll();
      await one.drop();
      await other.drop();
    }
  }));
});
