import { accessSync, constants, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import { projectRoot } from './projectRoot';
import { SettingError } from './settingError';
import { readSsoSettings, type SsoSettings } from './sso/readSsoSettings';

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Paths of certificate and key in PEM; null: plain http, good for this machine alone. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** Absolute path of the folder that holds everything which must survive: database, files, keys. */
  readonly dataFolder: string;
  /** A court's own PostgreSQL; null: the embedded one inside the data folder. */
  readonly databaseUrl: string | null;
  /** A login for the audit log alone; null: the database's own, in the audit log's role. */
  readonly auditDatabaseUrl: string | null;
  /** Single sign-on; null: local accounts alone. */
  readonly sso: SsoSettings | null;
  /** Whether an empty store is filled with the demo court. */
  readonly demo: boolean;
  /** Addresses of the proxies whose word on protocol and caller is believed, as Fastify takes them; null: nobody's. */
  readonly trustProxy: string | null;
  readonly logLevel: LogLevel;
  /** What tablets keep to: minutes until one locks that nobody touches, and hours that one opens without a word from the court. */
  readonly lockAfterMinutes: number;
  readonly leaseHours: number;
  /** And from which share of a claim on its value meter is red. */
  readonly farOverPercent: number;
  /** Absolute path of the built app. */
  readonly appFolder: string;
}

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Reads the settings from the environment. Relative paths count from the working directory. Throws SettingError. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const host = readHost(valueOf(env, 'HOST') ?? '127.0.0.1');
  const databaseUrl = readDatabaseUrl('DATABASE_URL', secretOf(env, 'DATABASE_URL'));
  const auditDatabaseUrl = readDatabaseUrl('AUDIT_DATABASE_URL', secretOf(env, 'AUDIT_DATABASE_URL'));
  if (auditDatabaseUrl !== null && databaseUrl === null) throw new SettingError('AUDIT_DATABASE_URL is a second way into the database of DATABASE_URL; set that too.');
  // Its password is published: by itself it comes only where nobody but this machine can sign in.
  const demo = databaseUrl === null && isLoopback(host) ? 'on' : 'off';
  return {
    port: readPort(valueOf(env, 'PORT') ?? '8080'),
    host,
    tls: readTls(valueOf(env, 'TLS_CERT'), valueOf(env, 'TLS_KEY')),
    dataFolder: absolute(valueOf(env, 'FIELDWRIT_DATA') ?? './data'),
    databaseUrl,
    auditDatabaseUrl,
    sso: readSsoSettings((name) => valueOf(env, name), (name) => secretOf(env, name)),
    demo: oneOf('FIELDWRIT_DEMO', valueOf(env, 'FIELDWRIT_DEMO') ?? demo, ['on', 'off'] as const) === 'on',
    trustProxy: readProxies(valueOf(env, 'TRUST_PROXY')),
    logLevel: oneOf('FIELDWRIT_LOG', valueOf(env, 'FIELDWRIT_LOG') ?? 'warn', logLevels),
    lockAfterMinutes: readCount('LOCK_AFTER_MINUTES', valueOf(env, 'LOCK_AFTER_MINUTES') ?? '5', 1, 60),
    leaseHours: readCount('LEASE_HOURS', valueOf(env, 'LEASE_HOURS') ?? '72', 1, 24 * 60),
    farOverPercent: readCount('FAR_OVER_PERCENT', valueOf(env, 'FAR_OVER_PERCENT') ?? '120', 100, 1_000),
    appFolder: resolve(projectRoot(), 'dist', 'app'),
  };
}

/** An empty value counts as not set, as it does in compose files and shells. */
function valueOf(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

/** A secret stands in the environment itself, or in the file that `NAME_FILE` names, as secret stores hand them over. */
function secretOf(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const [value, file] = [valueOf(env, name), valueOf(env, `${name}_FILE`)];
  if (file === undefined) return value;
  if (value !== undefined) throw new SettingError(`${name} and ${name}_FILE are both set; set one of them.`);
  const text = readFileSync(readable(`${name}_FILE`, file), 'utf8').trim();
  return text === '' ? undefined : text;
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new SettingError(`PORT is "${text}"; it must be a whole number from 0 to 65535 (0 takes any free port).`);
}

function readCount(name: string, text: string, least: number, most: number): number {
  const count = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (count >= least && count <= most) return count;
  throw new SettingError(`${name} is "${text}"; it must be a whole number from ${least} to ${most}.`);
}

function readHost(text: string): string {
  if (/^[0-9A-Za-z.:_-]+$/.test(text)) return text;
  throw new SettingError(`HOST is "${text}"; it must be an address or a host name, such as 127.0.0.1 or 0.0.0.0.`);
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

function readProxies(text: string | undefined): string | null {
  if (text === undefined || text === 'off') return null;
  const proxies = text.split(',').map((part) => part.trim());
  const isProxy = (part: string): boolean => part === 'loopback' || isIP(part.replace(/\/\d{1,3}$/, '')) !== 0;
  if (proxies.every(isProxy)) return proxies.join(',');
  throw new SettingError(`TRUST_PROXY is "${text}"; it must be off, loopback, or the proxy's addresses, such as 10.0.0.5 or 10.0.0.0/24, with commas between.`);
}

function readTls(certFile: string | undefined, keyFile: string | undefined): Settings['tls'] {
  if (certFile === undefined && keyFile === undefined) return null;
  if (certFile === undefined || keyFile === undefined) {
    throw new SettingError(`${certFile === undefined ? 'TLS_CERT' : 'TLS_KEY'} is missing; https needs both TLS_CERT and TLS_KEY.`);
  }
  return { certFile: readable('TLS_CERT', certFile), keyFile: readable('TLS_KEY', keyFile) };
}

function readable(name: string, file: string): string {
  const path = absolute(file);
  try {
    accessSync(path, constants.R_OK);
    return path;
  } catch {
    throw new SettingError(`${name} is "${file}"; this file does not exist or cannot be read.`);
  }
}

/** The value itself is never repeated: it holds a password. */
function readDatabaseUrl(name: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new SettingError(`${name} must look like postgresql://user:password@host:5432/database.`);
}

function oneOf<T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (found !== undefined) return found;
  throw new SettingError(`${name} is "${text}"; it must be one of: ${allowed.join(', ')}.`);
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(path);
}
