import pg from 'pg';
import { StartError } from '../startError';
import type { DatabaseAddress } from './openDatabase';

/** "fieldwrit" as a number: the advisory lock that only one gateway of a database holds. */
const LEASE = '7379543218650';
/** The connection of a gateway that was just killed is noticed by the database within moments. */
const PATIENCE_MS = 5_000;
/** After a broken connection the database may for a while still hold the lease for this very gateway. */
const OWN_ECHO_MS = 30_000;

export interface Lease {
  readonly held: () => boolean;
  readonly release: () => Promise<void>;
}

/**
 * Makes this the only active gateway of a database, by a lock that ends with the connection and so with the
 * process. When the connection breaks the lease is asked for again; `onLost` is called if another gateway has it.
 */
export async function takeLease(address: DatabaseAddress, onLost: () => void): Promise<Lease> {
  let client: pg.Client | null = await waitForLease(address);
  let released = false;
  const watch = (held: pg.Client): void => {
    const lost = (): void => {
      if (client !== held) return;
      client = null;
      if (!released) void again();
    };
    held.on('error', lost);
    held.on('end', lost);
  };
  const again = async (): Promise<void> => {
    const lostAt = performance.now();
    while (!released && client === null) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      const outcome = await tryLease(address).catch(() => 'unreachable' as const);
      if (outcome === 'taken' && performance.now() - lostAt > OWN_ECHO_MS) return onLost();
      if (outcome === 'taken' || outcome === 'unreachable') continue;
      if (released) return void outcome.end();
      client = outcome;
      watch(outcome);
    }
  };
  watch(client);
  return {
    held: () => client !== null,
    async release() {
      released = true;
      const held = client;
      client = null;
      await held?.end().catch(() => undefined);
    },
  };
}

async function waitForLease(address: DatabaseAddress): Promise<pg.Client> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const outcome = await tryLease(address);
    if (outcome !== 'taken') return outcome;
    if (performance.now() > deadline) throw new StartError('Another gateway is already active on this database; this one stops.');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function tryLease(address: DatabaseAddress): Promise<pg.Client | 'taken'> {
  const client = new pg.Client({
    ...('url' in address ? { connectionString: address.url } : address),
    application_name: 'fieldwrit lease',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // A gateway whose machine died holds its lease no longer than this, not for the system's two hours.
    options: '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3',
  });
  // Before the caller listens, a broken connection shows as a rejected query.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [LEASE]);
  if (rows[0]?.taken === true) return client;
  await client.end();
  return 'taken';
}
