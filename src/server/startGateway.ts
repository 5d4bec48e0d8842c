import type { AddressInfo } from 'node:net';
import { buildApp } from './app';
import { auditLog } from './audit/auditLog';
import { openDataFolder } from './dataFolder';
import { openStore } from './db/openStore';
import { foldsBehind } from './foldsBehind';
import type { Gateway } from './gateway';
import { keepFolding } from './keepFolding';
import { openKeyRing } from './keys/keyRing';
import type { Settings } from './settings';
import { identityProvider } from './sso/identityProvider';
import { StartError } from './startError';

export interface RunningGateway {
  readonly gateway: Gateway;
  /** Where it listens, such as http://127.0.0.1:8080. */
  readonly origin: string;
  /** Lets requests in flight end, then closes the pool and stops the embedded database. */
  readonly stop: () => Promise<void>;
}

export interface StartOptions {
  /** Runs before the gateway listens: the demo court is loaded here. */
  readonly beforeListening?: (gateway: Gateway) => Promise<void>;
  /** Another gateway took over the database; this one must end. */
  readonly onLeaseLost?: () => void;
  readonly now?: () => Date;
}

/** How long a request in flight may hold up a stop: an upload from a slow tablet resumes at the next start anyway. */
const DRAIN_MS = 5_000;

/** Locks, opens and migrates the store, then listens. Throws StartError with a reason that can be acted on. */
export async function startGateway(settings: Settings, options: StartOptions = {}): Promise<RunningGateway> {
  const dataFolder = await openDataFolder(settings.dataFolder);
  const store = await openStore(settings, dataFolder, options.onLeaseLost ?? (() => undefined));
  try {
    const keys = await openKeyRing(dataFolder.keys);
    const now = options.now ?? (() => new Date());
    const gateway: Gateway = { settings, db: store.db, pool: store.pool, audit: auditLog(store.auditPool, now), provider: settings.sso === null ? null : identityProvider(settings.sso), leaseHeld: store.leaseHeld, dataFolder, keys, foldsBehind: foldsBehind(), now };
    await options.beforeListening?.(gateway);
    const app = await buildApp(gateway);
    await app.listen({ port: settings.port, host: settings.host }).catch((error: unknown) => explainListen(settings, error));
    const stopFolding = keepFolding(gateway, (error, caseId) => app.log.error({ err: error, case: caseId }, 'fold failed; the entries are stored and will be folded later'));
    return {
      gateway,
      origin: originOf(settings, app.server.address()),
      async stop() {
        const force = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS);
        await app.close();
        clearTimeout(force);
        await gateway.foldsBehind.allDone();
        await stopFolding();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function originOf(settings: Settings, address: AddressInfo | string | null): string {
  const port = typeof address === 'object' && address !== null ? address.port : settings.port;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  return `${settings.tls === null ? 'http' : 'https'}://${host}:${port}`;
}

function explainListen(settings: Settings, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') throw new StartError(`Port ${settings.port} on ${settings.host} is in use; set PORT to another one.`);
  if (code === 'EACCES') throw new StartError(`Port ${settings.port} may not be opened by this user; set PORT to 1024 or above.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new StartError(`HOST ${settings.host} is no address of this machine.`);
  throw error;
}
