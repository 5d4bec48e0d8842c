import { describe, expect, it } from 'vitest';
import { webSuite } from '@/vault/webSuite';
import { nodeSuite } from '@tests/doubles/nodeSuite';
import { bytesOf, cipherSuiteContract } from '@tests/vault/cipherSuite.contract';

describe('the suite of the simulated tablets', () => {
  it.each(cipherSuiteContract.map(({ title, run }) => [title, run] as const))('[K1] %s', (_, run) => run(nodeSuite));

  it('[K1] seals, signs and agrees as the browser does: each opens what the other sealed', async () => {
    const [raw, nonce] = [crypto.getRandomValues(new Uint8Array(32)), crypto.getRandomValues(new Uint8Array(12))];
    const [pair, other] = [await webSuite.makeKeyPair('agree'), await nodeSuite.makeKeyPair('agree')];
    const keys = async (own: typeof webSuite) => [await own.cipherKey(raw), await (own === webSuite ? own.agree(pair.privateBytes, other.publicKey, nonce, 'wrap') : own.agree(other.privateBytes, pair.publicKey, nonce, 'wrap'))] as const;
    const [web, node] = [await keys(webSuite), await keys(nodeSuite)];
    for (const i of [0, 1] as const) {
      const sealed = await web[i].seal(nonce, bytesOf('r'), bytesOf('左前灯破'));
      expect(await node[i].seal(nonce, bytesOf('r'), bytesOf('左前灯破'))).toEqual(sealed);
      expect(await node[i].open(nonce, bytesOf('r'), sealed)).toEqual(bytesOf('左前灯破'));
    }
    const signer = await nodeSuite.makeKeyPair('sign');
    const signed = await (await webSuite.signer(signer.privateBytes))(bytesOf('{"seq":1}'));
    expect(await nodeSuite.verify(signer.publicKey, bytesOf('{"seq":1}'), signed)).toBe(true);
  });
});
