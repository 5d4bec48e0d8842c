import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HealthReply } from '@/wire/health';
import type { Gateway } from '../gateway';

const TIMEOUT_MS = 2_000;
type Check = HealthReply['checks']['database'];

/** Really asks the database, and really writes to the data folder; a part that does not answer in time is not well. */
export async function checkHealth(gateway: Gateway): Promise<HealthReply> {
  const [database, dataFolder] = await Promise.all([
    check(async () => {
      await gateway.pool.query('SELECT count(*) FROM courts');
      if (!gateway.leaseHeld()) throw new Error('no lease');
    }),
    check(() => writeProbe(join(gateway.dataFolder.staging, `health-${randomUUID()}`))),
  ]);
  return { ok: database.ok && dataFolder.ok, checks: { database, dataFolder }, serverTime: gateway.now().toISOString() };
}

async function writeProbe(path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    // A full disk shows only when there is something to write.
    await file.write(Buffer.alloc(4096, 1));
    await file.sync();
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}

async function check(part: () => Promise<void>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${TIMEOUT_MS / 1000} s`)), TIMEOUT_MS);
  });
  try {
    await Promise.race([part(), late]);
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** The error's code where there is one: this answer is public, and messages may name paths. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return /^no (answer|lease)/.test(error.message) ? error.message : 'failed';
}
