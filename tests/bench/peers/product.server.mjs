import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** One court, its two officers and twenty cases, in the format of the import. */
const court = {
  courts: [{ 法院代字: '湘0104', 法院标识: 'peers', 法院名称: '某某人民法院' }],
  officers: ['zhang', 'li'].map((account) => ({ 法院代字: '湘0104', 账号: account, 姓名: account === 'li' ? '李某' : '张某', 角色: '执行员', 团队: '执行一队', 初始密码: 'fieldwrit-peers' })),
  cases: Array.from({ length: 20 }, (_, i) => ({ 案号: `（2026）湘0104执${1000 + i}号`, 申请标的额: 48_000, 团队: '执行一队' })),
};

/** The built gateway with its embedded PostgreSQL, and that court in it. */
export async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'fieldwrit-peers-'));
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), FIELDWRIT_DATA: join(folder, 'data'), FIELDWRIT_DEMO: 'off' };
  const profile = process.env.PEER_CPU_PROFILES ? ['--cpu-prof', `--cpu-prof-dir=${process.env.PEER_CPU_PROFILES}`] : [];
  const gateway = spawn(process.execPath, [...profile, 'dist/server/main.js'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = async () => {
    const gone = new Promise((resolve) => gateway.once('exit', resolve));
    gateway.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await answering(`${url}/healthz`, gateway);
    writeFileSync(join(folder, 'court.json'), JSON.stringify(court));
    const imported = spawnSync(process.execPath, ['dist/server/import.js', join(folder, 'court.json')], { cwd: root, env, encoding: 'utf8' });
    if (imported.status !== 0) throw new Error(imported.stderr);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, verify: (full) => verify(join(folder, 'data'), full), stop };
}

async function answering(url, gateway) {
  for (const deadline = Date.now() + 60_000; !(await fetch(url).then(({ ok }) => ok, () => false)); ) {
    if (gateway.exitCode !== null || Date.now() > deadline) throw new Error('the gateway did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What the court has: documents from PostgreSQL, photos from its folder of files. */
async function verify(data, full) {
  const port = Number(readFileSync(join(data, 'postgres.port'), 'utf8'));
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'fieldwrit', database: 'fieldwrit', password: readFileSync(join(data, 'keys', 'postgres-password'), 'utf8').trim() });
  await client.connect();
  try {
    // A long run is receipted before it is folded.
    while ((await client.query('SELECT EXISTS (SELECT FROM entries WHERE outcome IS NULL) AS some')).rows[0].some) await new Promise((resolve) => setTimeout(resolve, 20));
    const documents = (await client.query("SELECT body FROM documents WHERE kind = 'item'")).rows.map(({ body }) => JSON.parse(body));
    const stored = new Set((await client.query("SELECT sha256 FROM attachments WHERE state = 'stored'")).rows.map(({ sha256 }) => sha256));
    const files = documents.flatMap((document) => document.files).filter(({ sha256 }) => stored.has(sha256));
    return { docs: full ? documents.map(valuesOf) : documents.length, photos: Object.fromEntries(files.map(({ name, sha256 }) => [name, full ? hashOf(join(data, 'blobs', sha256.slice(0, 2), sha256)) : ''])) };
  } finally {
    await client.end();
  }
}

const valuesOf = ({ paths }) => Object.fromEntries(Object.entries(paths).map(([path, heads]) => [path, heads[0].value]));
const hashOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
