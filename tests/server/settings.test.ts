import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SettingError } from '@/server/settingError';
import { readSettings } from '@/server/settings';

describe('settings', () => {
  it('work without a single variable: loopback, port 8080, ./data, the embedded database, the demo court', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ port: 8080, host: '127.0.0.1', tls: null, databaseUrl: null, demo: true });
    expect(settings.dataFolder).toBe(join(process.cwd(), 'data'));
  });

  it.each([
    [{ DATABASE_URL: 'postgresql://u@h/d' }, false],
    [{ HOST: '0.0.0.0' }, false],
    [{ HOST: '0.0.0.0', FIELDWRIT_DEMO: 'on' }, true],
    [{ HOST: 'localhost' }, true],
    [{ FIELDWRIT_DEMO: 'off' }, false],
  ])('with %j the demo court, whose password everybody knows, is loaded: %s', (env, demo) => {
    expect(readSettings(env).demo).toBe(demo);
  });

  it('believe no proxy unless it is named', () => {
    expect([readSettings({}).trustProxy, readSettings({ TRUST_PROXY: 'off' }).trustProxy, readSettings({ TRUST_PROXY: 'loopback, 10.0.0.0/24' }).trustProxy]).toEqual([null, null, 'loopback,10.0.0.0/24']);
  });

  it('tell tablets from which share of the claim on a value is red', () => {
    expect([readSettings({}).farOverPercent, readSettings({ FAR_OVER_PERCENT: '150' }).farOverPercent]).toEqual([120, 150]);
    expect(() => readSettings({ FAR_OVER_PERCENT: '90' })).toThrow(/FAR_OVER_PERCENT is "90"/);
  });

  it('take an empty variable for one that is not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 8080, databaseUrl: null });
  });

  it.each([
    [{ PORT: 'eighty' }, /PORT is "eighty".*0 to 65535/],
    [{ PORT: '70000' }, /PORT is "70000"/],
    [{ PORT: '-1' }, /PORT/],
    [{ HOST: 'http://x/' }, /HOST is "http:\/\/x\/"/],
    [{ TLS_CERT: 'cert.pem' }, /TLS_KEY is missing/],
    [{ TLS_KEY: 'key.pem' }, /TLS_CERT is missing/],
    [{ TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' }, /TLS_CERT is "\/nowhere\/cert.pem".*does not exist/],
    [{ DATABASE_URL: 'mysql://a/b' }, /DATABASE_URL must look like/],
    [{ TRUST_PROXY: 'yes' }, /TRUST_PROXY is "yes".*loopback/],
    [{ FIELDWRIT_DEMO: 'perhaps' }, /FIELDWRIT_DEMO is "perhaps".*on, off/],
    [{ FIELDWRIT_LOG: 'loud' }, /FIELDWRIT_LOG is "loud"/],
  ])('say what is wrong with %j', (env, words) => {
    expect(() => readSettings(env)).toThrow(SettingError);
    expect(() => readSettings(env)).toThrow(words);
  });

  it('take a secret from a file that is named for it, and from one place alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fieldwrit-secret-'));
    const file = join(folder, 'url');
    await writeFile(file, 'postgresql://u:geheim@h/d\n');
    expect(readSettings({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgresql://u:geheim@h/d');
    expect(readSettings({ DATABASE_URL_FILE: file, AUDIT_DATABASE_URL_FILE: file }).auditDatabaseUrl).toBe('postgresql://u:geheim@h/d');
    expect(() => readSettings({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgresql://a/b' })).toThrow('DATABASE_URL and DATABASE_URL_FILE are both set; set one of them.');
    expect(() => readSettings({ DATABASE_URL_FILE: join(folder, 'none') })).toThrow('does not exist');
    expect(() => readSettings({ AUDIT_DATABASE_URL_FILE: file })).toThrow('set that too');
    await writeFile(file, 'geheim');
    expect(() => readSettings({ DATABASE_URL_FILE: file })).toThrow(expect.not.objectContaining({ message: expect.stringContaining('geheim') }));
    await rm(folder, { recursive: true });
  });

  it('never repeat a database password', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://u:geheim@h/d' })).toThrow(expect.not.objectContaining({ message: expect.stringContaining('geheim') }));
  });
});
