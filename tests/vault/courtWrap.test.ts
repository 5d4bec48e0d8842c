import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyBinding, masterBinding } from '@/domain/envelope';
import { openCourtWrap as openAtCourt } from '@/server/envelopes/openCourtWrap';
import type { CourtKeys } from '@/server/keys/courtKeys';
import { openKeyRing } from '@/server/keys/keyRing';
import { openCourtWrap, sealToCourt } from '@/vault/courtWrap';
import { makeVault } from '@/vault/vault';
import { webSuite } from '@/vault/webSuite';
import { quickStretch } from '@tests/builders/testVault';

const BOUND = keyBinding({ id: 'a'.repeat(32), of: 'case-1' });

describe('what a tablet seals to the court', () => {
  let folder: string;
  let court: CourtKeys;
  let other: CourtKeys;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fieldwrit-wrap-'));
    const ring = await openKeyRing(folder);
    [court, other] = [await ring.court('hn-yuelu'), await ring.court('hn-furong')];
  });
  afterAll(() => rm(folder, { recursive: true }));

  const keyOf = ({ bundleKey: { kid, jwk } }: CourtKeys) => ({ kid, x: jwk.x, y: jwk.y });

  it("opens with the gateway's own cryptography, on the key that lies in its folder", async () => {
    const secret = new Uint8Array(randomBytes(32));
    const wrap = await sealToCourt(webSuite, keyOf(court), BOUND, secret);
    // It travels as JSON.
    expect(openAtCourt(court, BOUND, JSON.parse(JSON.stringify(wrap)) as typeof wrap)?.equals(secret)).toBe(true);
    expect(wrap.kid).toBe(court.bundleKey.kid);
  });

  it('does not open as the key of another case, at another court, or changed', async () => {
    const wrap = await sealToCourt(webSuite, keyOf(court), BOUND, new Uint8Array(randomBytes(32)));
    expect(openAtCourt(court, keyBinding({ id: 'a'.repeat(32), of: 'case-2' }), wrap)).toBeNull();
    expect(openAtCourt(other, BOUND, wrap)).toBeNull();
    expect(openAtCourt(other, BOUND, { ...wrap, kid: other.bundleKey.kid })).toBeNull();
    expect(openAtCourt(court, BOUND, { ...wrap, key: { x: wrap.key.y, y: wrap.key.x } })).toBeNull();
    const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
    expect(openAtCourt(court, BOUND, { ...wrap, key: { x, y } })).toBeNull();
    const sealed = Buffer.from(wrap.sealed, 'base64url');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(openAtCourt(court, BOUND, { ...wrap, sealed: changed.toString('base64url') })).toBeNull();
    }
  });

  it('never comes twice alike: the key pair is made for this one time', async () => {
    const secret = new Uint8Array(randomBytes(32));
    const [one, two] = [await sealToCourt(webSuite, keyOf(court), BOUND, secret), await sealToCourt(webSuite, keyOf(court), BOUND, secret)];
    expect(one.key).not.toEqual(two.key);
    expect(one.sealed).not.toBe(two.sealed);
  });

  it('is for nobody who holds the tablet: its one-time key is gone', async () => {
    const pair = await webSuite.makeKeyPair('agree');
    const wrap = await sealToCourt(webSuite, keyOf(court), BOUND, new Uint8Array(randomBytes(32)));
    await expect(openCourtWrap(webSuite, pair.privateBytes, BOUND, wrap)).rejects.toThrow();
  });

  it('includes the master key of a vault, bound to the vault and its officer', async () => {
    const vault = await makeVault({ suite: webSuite, stretch: quickStretch }, 'officer-zhang', 'yewai jiesuo 2026');
    const { id, officer, forCourt } = await vault.tellCourt(keyOf(court));
    if (!forCourt) throw new Error('not sealed');
    expect(openAtCourt(court, masterBinding({ id, officer }), forCourt)).toHaveLength(32);
    expect(openAtCourt(court, masterBinding({ id, officer: 'officer-li' }), forCourt)).toBeNull();
    expect(openAtCourt(court, keyBinding({ id, of: '' }), forCourt)).toBeNull();
  });
});
