import { beforeAll, describe, expect, it, vi } from 'vitest';
import { fromBase64url, toBase64url } from '@/domain/base64url';
import { masterBinding } from '@/domain/envelope';
import type { Bytes, KeyPairBytes } from '@/vault/cipherSuite';
import { openCourtWrap } from '@/vault/courtWrap';
import { destroyed, makeVault, openVault, rewrapVault, type Vault, type VaultHeader } from '@/vault/vault';
import { webSuite } from '@/vault/webSuite';
import { quickStretch } from '@tests/builders/testVault';
import { flipped } from './cipherSuite.contract';

const tools = { suite: webSuite, stretch: quickStretch };
const PASSPHRASE = 'yewai jiesuo 2026';
const bytesOf = (text: string): Bytes => new TextEncoder().encode(text) as Bytes;
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

async function reopened(header: VaultHeader, passphrase = PASSPHRASE): Promise<Vault> {
  // As it comes back from the disk.
  const vault = await openVault(tools, JSON.parse(JSON.stringify(header)) as VaultHeader, passphrase);
  if (!vault) throw new Error('it did not open');
  return vault;
}

let court: KeyPairBytes;
const courtKey = () => ({ kid: 'court-1', ...court.publicKey });
beforeAll(async () => {
  court = await webSuite.makeKeyPair('agree');
});

describe("an officer's vault", () => {
  it('opens after a restart with the passphrase, and what was sealed in it is readable again', async () => {
    const made = await makeVault(tools, 'zhang', PASSPHRASE);
    const { row, key } = await made.makeKey('case-1');
    const sealed = await key.seal('entry/writer-a/1', bytesOf('搅拌车'));
    const again = await (await reopened(made.header)).openKey(row);
    expect(again.id).toBe(row.id);
    expect(textOf(await again.open('entry/writer-a/1', sealed))).toBe('搅拌车');
  });

  it('stays closed to every other passphrase', async () => {
    const { header } = await makeVault(tools, 'zhang', PASSPHRASE);
    for (const passphrase of ['', 'yewai jiesuo 2025', 'Yewai jiesuo 2026', `${PASSPHRASE}x`]) expect(await openVault(tools, header, passphrase)).toBeNull();
  });

  it('tells nothing on the disk: neither passphrase nor the master key', async () => {
    const { header } = await makeVault(tools, 'zhang', PASSPHRASE);
    expect(JSON.stringify(header)).not.toContain(PASSPHRASE);
    expect(Object.keys(header).sort()).toEqual(['byPassphrase', 'forCourt', 'format', 'id', 'officer', 'stretching', 'suite']);
    expect(fromBase64url(header.byPassphrase ?? '')).toHaveLength(12 + 32 + 16);
  });

  it('is another one each time, even for one officer with one passphrase', async () => {
    const [one, two] = [await makeVault(tools, 'zhang', PASSPHRASE), await makeVault(tools, 'zhang', PASSPHRASE)];
    expect(one.header.id).not.toBe(two.header.id);
    expect(one.header.stretching.salt).not.toBe(two.header.stretching.salt);
    const { row } = await one.makeKey('case-1');
    await expect(two.openKey(row)).rejects.toThrow();
  });

  it('of one officer does not open as that of another, whose passphrase it is', async () => {
    const { header } = await makeVault(tools, 'zhang', PASSPHRASE);
    expect(await openVault(tools, { ...header, officer: 'li' }, PASSPHRASE)).toBeNull();
    const { header: ofLi } = await makeVault(tools, 'li', 'ling yi ge kouling');
    expect(await openVault(tools, { ...ofLi, stretching: header.stretching, byPassphrase: header.byPassphrase }, PASSPHRASE)).toBeNull();
    expect(await openVault(tools, { ...header, id: ofLi.id }, PASSPHRASE)).toBeNull();
  });

  it('refuses a header that makes guessing cheap, before anything is stretched', async () => {
    const { header } = await makeVault(tools, 'zhang', PASSPHRASE);
    const stretch = vi.fn(quickStretch);
    const { stretching } = header;
    for (const cheap of [{ ...stretching, memoryKiB: 1_024 }, { ...stretching, passes: 1 }, { ...stretching, salt: '' }, { ...stretching, by: 'pbkdf2' as never }]) {
      expect(await openVault({ suite: webSuite, stretch }, { ...header, stretching: cheap }, PASSPHRASE)).toBeNull();
    }
    expect(await openVault({ suite: webSuite, stretch }, { ...header, suite: 'another' }, PASSPHRASE)).toBeNull();
    expect(stretch).not.toHaveBeenCalled();
  });

  it('with one bit changed in what wraps its key does not open', async () => {
    const { header } = await makeVault(tools, 'zhang', PASSPHRASE);
    const wrapped = fromBase64url(header.byPassphrase ?? '');
    for (let at = 0; at < wrapped.length; at += 1) expect(await openVault(tools, { ...header, byPassphrase: toBase64url(flipped(wrapped, at)) }, PASSPHRASE)).toBeNull();
  });
});

describe('a record that lies sealed', () => {
  it('opens as the very record that it was, of its case and its vault, and never as another', async () => {
    const vault = await makeVault(tools, 'zhang', PASSPHRASE);
    const [one, two] = [await vault.makeKey('case-1'), await vault.makeKey('case-2')];
    const sealed = await one.key.seal('entry/writer-a/1', bytesOf('第一条'));
    await expect(one.key.open('entry/writer-a/2', sealed)).rejects.toThrow();
    await expect(one.key.open('entry/writer-b/1', sealed)).rejects.toThrow();
    await expect(two.key.open('entry/writer-a/1', sealed)).rejects.toThrow('another key');
    // The id in front is not what vouches for it.
    const underTwo = sealed.slice();
    underTwo.set(fromHex(two.row.id), 1);
    await expect(two.key.open('entry/writer-a/1', underTwo)).rejects.toThrow();
  });

  it('with one bit changed, or cut off, does not open', async () => {
    const { key } = await (await makeVault(tools, 'zhang', PASSPHRASE)).makeKey('case-1');
    const sealed = await key.seal('entry/writer-a/1', bytesOf('第一条'));
    for (let at = 0; at < sealed.length; at += 1) await expect(key.open('entry/writer-a/1', flipped(sealed, at))).rejects.toThrow();
    for (let length = 0; length < sealed.length; length += 1) await expect(key.open('entry/writer-a/1', sealed.slice(0, length))).rejects.toThrow();
  });

  it('is another text each time, and its key is named in front', async () => {
    const vault = await makeVault(tools, 'zhang', PASSPHRASE);
    const { key } = await vault.makeKey('case-1');
    const [one, two] = [await key.seal('draft/x', bytesOf('同样的字')), await key.seal('draft/x', bytesOf('同样的字'))];
    expect(one).not.toEqual(two);
    expect([vault.keyIdOf(one), vault.keyIdOf(two)]).toEqual([key.id, key.id]);
    for (const readable of ['', '[{"id":"x"}]', '\u0001short']) expect(vault.keyIdOf(bytesOf(readable))).toBeNull();
  });
});

describe('the key of a case on the disk', () => {
  it('is no key of another case: neither its id nor its case can be changed', async () => {
    const vault = await makeVault(tools, 'zhang', PASSPHRASE);
    const [one, two] = [(await vault.makeKey('case-1')).row, (await vault.makeKey('case-2')).row];
    await expect(vault.openKey({ ...one, of: 'case-2' })).rejects.toThrow();
    await expect(vault.openKey({ ...one, id: two.id })).rejects.toThrow();
    await expect(vault.openKey({ ...one, wrapped: two.wrapped })).rejects.toThrow();
  });

  it('lies wrapped: the bytes that seal are nowhere in its row', async () => {
    const raws: Bytes[] = [];
    const suite = { ...webSuite, cipherKey: (raw: Bytes) => (raws.push(raw.slice()), webSuite.cipherKey(raw)) };
    const vault = await makeVault({ ...tools, suite }, 'zhang', PASSPHRASE);
    await vault.tellCourt(courtKey());
    const { row } = await vault.makeKey('case-1');
    expect(raws).toHaveLength(3);
    const stored = Buffer.concat([row.wrapped, fromBase64url(row.forCourt?.sealed ?? ''), fromBase64url(vault.header.byPassphrase ?? ''), fromBase64url(vault.header.forCourt?.sealed ?? '')]);
    for (const raw of raws) expect(stored.includes(Buffer.from(raw))).toBe(false);
  });
});

describe('the court', () => {
  it('can open every key from the moment on that the tablet knows it, and the ones before when they are told', async () => {
    const vault = await makeVault(tools, 'zhang', PASSPHRASE);
    const early = await vault.makeKey('case-1');
    expect(early.row.forCourt).toBeNull();
    await expect(vault.alsoForCourt(early.row)).rejects.toThrow('no key yet');
    await vault.tellCourt(courtKey());
    const late = await vault.makeKey('case-2');
    const told = await vault.alsoForCourt(early.row);
    expect(await vault.alsoForCourt(late.row)).toBe(late.row);
    for (const [{ id, of, forCourt }, key] of [[told, early.key], [late.row, late.key]] as const) {
      const raw = forCourt && (await openCourtWrap(webSuite, court.privateBytes, `fieldwrit key/1/${id}/${of}`, forCourt));
      const sealed = await key.seal('entry/w/1', bytesOf('搅拌车'));
      const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.slice(17, 29), additionalData: bytesOf(`fieldwrit record/1/${id}/${of}/entry/w/1`), tagLength: 128 }, await crypto.subtle.importKey('raw', raw ?? new Uint8Array(), 'AES-GCM', false, ['decrypt']), sealed.slice(29));
      expect(textOf(new Uint8Array(opened))).toBe('搅拌车');
    }
    expect((await (await reopened(vault.header)).openKey(told)).id).toBe(early.row.id);
  });

  it('is told the master key once; after that a restart has nothing more to tell', async () => {
    const vault = await makeVault(tools, 'zhang', PASSPHRASE);
    const header = await vault.tellCourt(courtKey());
    expect(header.forCourt?.kid).toBe('court-1');
    expect(await vault.tellCourt(courtKey())).toEqual(header);
    expect(await (await reopened(header)).tellCourt(courtKey())).toEqual(header);
  });

  it('hears of a vault that was made offline when it is opened again after a restart', async () => {
    const { header } = await makeVault(tools, 'zhang', PASSPHRASE);
    expect(header.forCourt).toBeNull();
    expect((await (await reopened(header)).tellCourt(courtKey())).forCourt).not.toBeNull();
  });
});

describe('after ten wrong passphrases', () => {
  it('no passphrase opens the vault, and with the court’s help all that lies sealed opens under a new one', async () => {
    const vault = await makeVault(tools, 'zhang', PASSPHRASE);
    const { row, key } = await vault.makeKey('case-1');
    const sealed = await key.seal('entry/writer-a/1', bytesOf('没发送的'));
    const gone = destroyed(await vault.tellCourt(courtKey()));
    expect(await openVault(tools, gone, PASSPHRASE)).toBeNull();

    const master = gone.forCourt && (await openCourtWrap(webSuite, court.privateBytes, masterBinding(gone), gone.forCourt));
    if (!master) throw new Error('the court has no key');
    const { header } = await rewrapVault(tools, gone, master, 'xin de kouling 88');
    expect(header.id).toBe(gone.id);
    expect(header.stretching.salt).not.toBe(gone.stretching.salt);
    expect(await openVault(tools, header, PASSPHRASE)).toBeNull();
    const again = await reopened(header, 'xin de kouling 88');
    expect(textOf(await (await again.openKey(row)).open('entry/writer-a/1', sealed))).toBe('没发送的');
  });

  it('what is left of the header holds no way to the key but the court’s', async () => {
    const vault = await makeVault(tools, 'zhang', PASSPHRASE);
    const gone = destroyed(vault.header);
    expect(gone).toEqual({ ...vault.header, byPassphrase: null });
    expect(gone.forCourt).toBeNull();
  });
});

const fromHex = (hex: string): Bytes => new Uint8Array(Buffer.from(hex, 'hex'));
