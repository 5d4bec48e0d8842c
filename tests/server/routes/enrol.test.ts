import { randomUUID } from 'node:crypto';
import { compactVerify, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolReply, type EnrolReply } from '@/wire/enrol';
import { buildCourt, type BuiltCourt, type BuiltOfficer } from '@tests/builders/court';
import type { TestBrowser } from '../testBrowser';
import { startTestGateway, type TestGateway } from '../testGateway';

describe('enrolling a tablet', () => {
  let test: TestGateway;
  let court: BuiltCourt;
  let officer: BuiltOfficer;
  let tablet: TestBrowser;

  beforeAll(async () => {
    test = await startTestGateway();
    court = await buildCourt(test.gateway.db);
    officer = await court.addOfficer('zhang');
    tablet = test.browser();
    await tablet.signIn('zhang', officer.password);
  });
  afterAll(() => test.stop());

  async function publicKey(): Promise<JWK> {
    const { kty, crv, x, y } = await exportJWK((await generateKeyPair('ES256')).publicKey);
    return { kty, crv, x, y } as JWK;
  }
  const enrol = async (body: object, from = tablet): Promise<EnrolReply> => {
    const reply = await from.post('/api/writers', body);
    expect(reply.status).toBe(200);
    return enrolReply.parse(await reply.json());
  };

  it('gives a letter and a certificate that leads back to the pinned root', async () => {
    const asked = { writer: uuidv7(), device: uuidv7(), publicKey: await publicKey(), deviceLabel: '平板1' };
    const given = await enrol(asked);
    const root = await importJWK(given.root, 'ES256');
    const certificate = await compactVerify(given.certificate, root);
    expect(JSON.parse(new TextDecoder().decode(certificate.payload))).toEqual({
      court: 'hn-yuelu',
      writer: asked.writer,
      officer: officer.officerId,
      device: asked.device,
      letter: given.letter,
      jwk: asked.publicKey,
    });
    const receiptKey = await compactVerify(given.receiptKeys[0] ?? '', root);
    const { kid, jwk } = JSON.parse(new TextDecoder().decode(receiptKey.payload)) as { kid: string; jwk: JWK };
    const receipt = await (await test.gateway.keys.court('hn-yuelu')).signReceipt({ kind: 'entries', to: 3 });
    const read = await compactVerify(receipt, await importJWK(jwk, 'ES256'));
    expect(read.protectedHeader).toMatchObject({ alg: 'ES256', kid });
    expect(jwk).not.toHaveProperty('d');
  });

  it('may be asked again after a lost reply: same letter, same certificate', async () => {
    const asked = { writer: uuidv7(), device: uuidv7(), publicKey: await publicKey() };
    const [first, again] = [await enrol(asked), await enrol(asked)];
    expect({ ...again, serverTime: '' }).toEqual({ ...first, serverTime: '' });
  });

  it('keeps the letter of a tablet on which a second officer signs in', async () => {
    const device = uuidv7();
    const first = await enrol({ writer: uuidv7(), device, publicKey: await publicKey() });
    const second = await court.addOfficer(`li-${randomUUID()}`);
    const other = test.browser();
    await other.signIn(second.account, second.password);
    expect((await enrol({ writer: uuidv7(), device, publicKey: await publicKey() }, other)).letter).toBe(first.letter);
  });

  it('never gives one letter to two tablets, even when many enrol at once', async () => {
    const key = await publicKey();
    const letters = await Promise.all(Array.from({ length: 12 }, async () => (await enrol({ writer: uuidv7(), device: uuidv7(), publicKey: key })).letter));
    expect(new Set(letters).size).toBe(12);
  });

  it('stops at the hundredth tablet of one account in a day, and goes on the day after', async () => {
    const busy = await court.addOfficer(`busy-${randomUUID()}`);
    const key = await publicKey();
    const status = async () => {
      const browser = test.browser();
      await browser.signIn(busy.account, busy.password);
      return (await browser.post('/api/writers', { writer: uuidv7(), device: uuidv7(), publicKey: key })).status;
    };
    const first = test.browser();
    await first.signIn(busy.account, busy.password);
    for (let i = 0; i < 100; i += 1) await enrol({ writer: uuidv7(), device: uuidv7(), publicKey: key }, first);
    expect(await status()).toBe(429);
    test.clock.advance(25 * 3_600_000);
    expect(await status()).toBe(200);
    await tablet.signIn('zhang', officer.password);
  });

  it('does not let a writer be taken over with another key', async () => {
    const asked = { writer: uuidv7(), device: uuidv7(), publicKey: await publicKey() };
    await enrol(asked);
    const reply = await tablet.post('/api/writers', { ...asked, publicKey: await publicKey() });
    expect([reply.status, await reply.json()]).toMatchObject([409, { error: 'writerTaken', action: 'stop' }]);
  });

  it.each([
    ['no UUIDv7 as writer', { writer: 'me' }],
    ['a private key', { publicKey: { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' } }],
    ['nothing', null],
  ])('refuses %s', async (_what, wrong) => {
    const reply = await tablet.post('/api/writers', wrong === null ? {} : { writer: uuidv7(), device: uuidv7(), publicKey: await publicKey(), ...wrong });
    expect([reply.status, await reply.json()]).toMatchObject([400, { error: 'badRequest', action: 'stop' }]);
  });
});
