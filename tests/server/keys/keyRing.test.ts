import { createPublicKey, diffieHellman, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compactVerify, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicJwk } from '@/server/db/tables/writers';
import { openKeyRing } from '@/server/keys/keyRing';

describe("the court's keys", () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'fieldwrit-keys-'))));
  afterAll(() => rm(folder, { recursive: true }));

  it('are made once, even by a gateway and an import that come at the same time', async () => {
    const rings = await Promise.all(Array.from({ length: 4 }, () => openKeyRing(folder)));
    const keys = await Promise.all(rings.map((ring) => ring.court('hn-yuelu')));
    const seen = keys.map((key) => JSON.stringify([key.rootJwk, key.receiptCertificates, key.writer.writerId, key.writer.certificate]));
    expect(new Set(seen).size).toBe(1);
    expect(new Set(rings.map((ring) => ring.sessionSecret.toString('hex'))).size).toBe(1);
  });

  it('are the same after a restart, and lie in files that only the gateway reads', async () => {
    const before = await (await openKeyRing(folder)).court('hn-yuelu');
    const after = await (await openKeyRing(folder)).court('hn-yuelu');
    expect(after.receiptCertificates).toEqual(before.receiptCertificates);
    const court = join(folder, 'hn-yuelu');
    for (const name of await readdir(court)) expect([name, ((await stat(join(court, name))).mode & 0o777).toString(8)]).toEqual([name, '600']);
    expect((await readdir(court)).filter((name) => name.endsWith('.jwk')).sort()).toEqual(['bundle.jwk', 'receipt.jwk', 'root.jwk', 'writer.jwk']);
  });

  it("sign entries of the court in the entries' own format, by a writer that the root certifies", async () => {
    const keys = await (await openKeyRing(folder)).court('hn-yuelu');
    const header = '{"court":"hn-yuelu","seq":1}';
    const signature = Buffer.from(keys.writer.signHeader(header), 'base64url');
    expect(signature).toHaveLength(64);
    const key = createPublicKey({ key: { ...keys.writer.publicJwk }, format: 'jwk' });
    expect(verify('sha256', Buffer.from(header), { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    expect(verify('sha256', Buffer.from(`${header} `), { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(false);
    const certificate = await compactVerify(keys.writer.certificate, await importJWK({ ...keys.rootJwk }, 'ES256'));
    expect(JSON.parse(new TextDecoder().decode(certificate.payload))).toMatchObject({ writer: keys.writer.writerId, officer: null, jwk: keys.writer.publicJwk });
  });

  it('[X1] include the key that bundles are sealed to, which the root certifies; only its holder gets at the shared secret', async () => {
    const keys = await (await openKeyRing(folder)).court('hn-yuelu');
    const certificate = await compactVerify(keys.bundleKey.certificate, await importJWK({ ...keys.rootJwk }, 'ES256'));
    expect(JSON.parse(new TextDecoder().decode(certificate.payload))).toEqual({ court: 'hn-yuelu', use: 'bundle', kid: keys.bundleKey.kid, jwk: keys.bundleKey.jwk });
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const theirs = diffieHellman({ privateKey, publicKey: createPublicKey({ key: { ...keys.bundleKey.jwk }, format: 'jwk' }) });
    const { kty, crv, x, y } = publicKey.export({ format: 'jwk' }) as PublicJwk;
    expect(keys.bundleSecret({ kty, crv, x, y }).equals(theirs)).toBe(true);
    expect(() => keys.bundleSecret({ kty, crv, x, y: x })).toThrow();
  });

  it('differ from court to court, and no id reaches out of the folder', async () => {
    const ring = await openKeyRing(folder);
    expect((await ring.court('hn-furong')).rootJwk).not.toEqual((await ring.court('hn-yuelu')).rootJwk);
    for (const id of ['../x', 'a/b', '', '.', 'A']) await expect(ring.court(id)).rejects.toThrow('no court id');
  });
});
