import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { DatabaseAddress } from '../openDatabase';
import { readOrCreateKeyFile } from '../../keys/keyFile';

export const clusterUser = 'fieldwrit';
export const clusterDatabase = 'fieldwrit';

/** The password of the embedded database: random, made once, readable by the gateway's user alone. */
export function clusterPassword(keysFolder: string): Promise<string> {
  return readOrCreateKeyFile(join(keysFolder, 'postgres-password'), () => Promise.resolve(randomBytes(24).toString('base64url')));
}

/** A port on loopback that is free now. Somebody may take it before PostgreSQL does; the start then tries another. */
export function freeLoopbackPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });
}

export function clusterAddress(port: number, password: string, database: string = clusterDatabase): DatabaseAddress {
  return { host: '127.0.0.1', port, user: clusterUser, password, database };
}

const portFile = (root: string): string => join(root, 'postgres.port');

/** Notes the port, so that a command run beside the gateway (the import) finds its database. */
export async function writePort(root: string, port: number): Promise<void> {
  const draft = `${portFile(root)}.${randomUUID()}`;
  await writeFile(draft, `${port}\n`, { mode: 0o600 });
  await rename(draft, portFile(root));
}

export async function readPort(root: string): Promise<number | null> {
  const port = Number(await readFile(portFile(root), 'utf8').catch(() => ''));
  return Number.isInteger(port) && port > 0 ? port : null;
}
