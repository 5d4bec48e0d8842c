import type { Bytes, CipherSuite } from '@/vault/cipherSuite';
import { sealToCourt, openCourtWrap } from '@/vault/courtWrap';
import { makeVault, openVault } from '@/vault/vault';
import { quickStretch } from '@tests/builders/testVault';

/** What the vault relies on in every suite of algorithms, the browser's own or a certified module. */
export interface Clause {
  readonly title: string;
  run(suite: CipherSuite): Promise<void>;
}

export const bytesOf = (text: string): Bytes => new TextEncoder().encode(text) as Bytes;
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

function same(actual: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${is}, expected ${should}`);
}

async function refuses(opening: Promise<unknown>, what: string): Promise<void> {
  if (await opening.then(() => true, () => false)) throw new Error(`${what} opened`);
}

/** The same bytes but for one bit. */
export function flipped(bytes: Bytes, at: number): Bytes {
  const changed = bytes.slice();
  changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
  return changed;
}

export const cipherSuiteContract: readonly Clause[] = [
  {
    title: 'what a key seals it opens again, from nothing at all to more than one block',
    async run(suite) {
      const key = await suite.cipherKey(random(suite.keyBytes));
      for (const length of [0, 1, 15, 16, 17, 400, 70_000]) {
        const [nonce, plain] = [random(suite.nonceBytes), new Uint8Array(length).map((_, at) => at * 31)];
        const sealed = await key.seal(nonce, bytesOf('case-1'), plain);
        same(sealed.length, length + 16);
        same([...(await key.open(nonce, bytesOf('case-1'), sealed))], [...plain]);
      }
    },
  },
  {
    title: 'nothing opens of which one bit differs, in what was sealed, in its nonce or in what it was bound to; nor cut off, nor with another key',
    async run(suite) {
      const [raw, nonce, bound] = [random(suite.keyBytes), random(suite.nonceBytes), bytesOf('entry/writer-a/7')];
      const key = await suite.cipherKey(raw);
      const sealed = await key.seal(nonce, bound, bytesOf('邱某在场'));
      for (let at = 0; at < sealed.length; at += 1) await refuses(key.open(nonce, bound, flipped(sealed, at)), `changed at ${at}`);
      for (let at = 0; at < nonce.length; at += 1) await refuses(key.open(flipped(nonce, at), bound, sealed), `another nonce at ${at}`);
      for (let at = 0; at < bound.length; at += 1) await refuses(key.open(nonce, flipped(bound, at), sealed), `bound to another at ${at}`);
      for (let length = 0; length < sealed.length; length += 1) await refuses(key.open(nonce, bound, sealed.slice(0, length)), `cut off at ${length}`);
      for (let at = 0; at < raw.length; at += 1) await refuses((await suite.cipherKey(flipped(raw, at))).open(nonce, bound, sealed), `another key at ${at}`);
    },
  },
  {
    title: 'a key that was handed in as bytes is copied: whoever made it wipes it',
    async run(suite) {
      const raw = random(suite.keyBytes);
      const key = await suite.cipherKey(raw);
      const nonce = random(suite.nonceBytes);
      const sealed = await key.seal(nonce, bytesOf(''), bytesOf('before'));
      raw.fill(0);
      same(textOf(await key.open(nonce, bytesOf(''), sealed)), 'before');
    },
  },
  {
    title: 'a signature is r‖s of 64 bytes, holds for its very message and for nobody else’s key',
    async run(suite) {
      const [own, other] = await Promise.all([suite.makeKeyPair('sign'), suite.makeKeyPair('sign')]);
      const sign = await suite.signer(own.privateBytes);
      own.privateBytes.fill(0);
      const message = bytesOf('{"seq":1}');
      const signature = await sign(message);
      same(signature.length, 64);
      same(await suite.verify(own.publicKey, message, signature), true);
      same(await suite.verify(own.publicKey, bytesOf('{"seq":2}'), signature), false);
      same(await suite.verify(other.publicKey, message, signature), false);
      for (const at of [0, 31, 32, 63]) same(await suite.verify(own.publicKey, message, flipped(signature, at)), false);
    },
  },
  {
    title: 'both sides of an agreement get at one key; with another salt, purpose or partner it is another',
    async run(suite) {
      const [a, b, c] = await Promise.all([suite.makeKeyPair('agree'), suite.makeKeyPair('agree'), suite.makeKeyPair('agree')]);
      const salt = await suite.digest(bytesOf('case-1'));
      const nonce = new Uint8Array(suite.nonceBytes);
      const sealed = await (await suite.agree(a.privateBytes, b.publicKey, salt, 'wrap')).seal(nonce, bytesOf(''), bytesOf('secret'));
      same(textOf(await (await suite.agree(b.privateBytes, a.publicKey, salt, 'wrap')).open(nonce, bytesOf(''), sealed)), 'secret');
      await refuses((await suite.agree(c.privateBytes, a.publicKey, salt, 'wrap')).open(nonce, bytesOf(''), sealed), 'another partner');
      await refuses((await suite.agree(b.privateBytes, a.publicKey, await suite.digest(bytesOf('case-2')), 'wrap')).open(nonce, bytesOf(''), sealed), 'another salt');
      await refuses((await suite.agree(b.privateBytes, a.publicKey, salt, 'other')).open(nonce, bytesOf(''), sealed), 'another purpose');
      await refuses(suite.agree(b.privateBytes, { x: a.publicKey.x, y: a.publicKey.x }, salt, 'wrap'), 'a point that is not on the curve');
    },
  },
  {
    title: 'a whole vault stands on it: made, closed, opened, a case’s key for the officer and for the court',
    async run(suite) {
      const tools = { suite, stretch: quickStretch };
      const court = await suite.makeKeyPair('agree');
      const made = await makeVault(tools, 'zhang', 'yewai jiesuo 2026');
      await made.tellCourt({ kid: 'k', ...court.publicKey });
      const { row, key } = await made.makeKey('case-1');
      const sealed = await key.seal('entry/w/1', bytesOf('笔录'));
      const again = await openVault(tools, made.header, 'yewai jiesuo 2026');
      same(again !== null && textOf(await (await again.openKey(row)).open('entry/w/1', sealed)), '笔录');
      same(await openVault(tools, made.header, 'yewai jiesuo 2025'), null);
    },
  },
  {
    title: 'what is sealed to the court opens by its private key alone, and only as what it was sealed as',
    async run(suite) {
      const [court, other] = await Promise.all([suite.makeKeyPair('agree'), suite.makeKeyPair('agree')]);
      const wrap = await sealToCourt(suite, { kid: 'k', ...court.publicKey }, 'case-1', bytesOf('secret'));
      same(textOf(await openCourtWrap(suite, court.privateBytes, 'case-1', wrap)), 'secret');
      await refuses(openCourtWrap(suite, court.privateBytes, 'case-2', wrap), 'bound to another');
      await refuses(openCourtWrap(suite, other.privateBytes, 'case-1', wrap), 'another court');
    },
  },
];
