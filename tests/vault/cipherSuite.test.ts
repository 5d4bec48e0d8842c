import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from '@/domain/base64url';
import type { Bytes, CipherSuite, PublicPoint } from '@/vault/cipherSuite';
import { webSuite } from '@/vault/webSuite';
import { bytesOf, cipherSuiteContract } from './cipherSuite.contract';
import { smSuite } from './smSuite';

const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const point = (x: string, y: string): PublicPoint => ({ x: toBase64url(hex(x)), y: toBase64url(hex(y)) });

describe.each([webSuite, smSuite])('the suite $id keeps its contract', (suite) => {
  it.each(cipherSuiteContract.map(({ title, run }) => [title, run] as const))('%s', (_, run) => run(suite));
});

/** Seals as the standard says, and opens it again. */
async function expectSealed(suite: CipherSuite, { key, nonce, bound, plain, sealed }: Record<'key' | 'nonce' | 'bound' | 'plain' | 'sealed', string>): Promise<void> {
  const cipher = await suite.cipherKey(hex(key));
  expect(await cipher.seal(hex(nonce), hex(bound), hex(plain))).toEqual(hex(sealed));
  expect(await cipher.open(hex(nonce), hex(bound), hex(sealed))).toEqual(hex(plain));
}

describe('each suite computes what its standard gives as an example', () => {
  it('AES-256-GCM: McGrew and Viega, The Galois/Counter Mode of Operation, test case 16', () =>
    expectSealed(webSuite, {
      key: 'feffe992 8665731c 6d6a8f94 67308308 feffe992 8665731c 6d6a8f94 67308308',
      nonce: 'cafebabe facedbad decaf888',
      bound: 'feedface deadbeef feedface deadbeef abaddad2',
      plain: 'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
      sealed: '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662 76fc6ece0f4e1768cddf8853bb2d551b',
    }));

  it('SM4-GCM: RFC 8998, A.1', () =>
    expectSealed(smSuite, {
      key: '0123456789ABCDEFFEDCBA9876543210',
      nonce: '00001234567800000000ABCD',
      bound: 'FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2',
      plain: 'AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDDEEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA',
      sealed: '17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D 83DE3541E4C2B58177E065A9BF7B62EC',
    }));

  it('SHA-256: FIPS 180-2, B.1 and B.2', async () => {
    expect(await webSuite.digest(bytesOf('abc'))).toEqual(hex('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'));
    expect(await webSuite.digest(bytesOf('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toEqual(hex('248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'));
  });

  it('SM3: GB/T 32905-2016, A.1 and A.2', async () => {
    expect(await smSuite.digest(bytesOf('abc'))).toEqual(hex('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'));
    expect(await smSuite.digest(bytesOf('abcd'.repeat(16)))).toEqual(hex('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'));
  });

  it('SM2: the signature of GB/T 32918.5-2017, A.2, over “message digest”', async () => {
    const signer = point('09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020', 'CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13');
    const signature = hex('F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3 B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA');
    expect(await smSuite.verify(signer, bytesOf('message digest'), signature)).toBe(true);
    expect(await smSuite.verify(signer, bytesOf('message digest.'), signature)).toBe(false);
    const sign = await smSuite.signer(hex('3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8'));
    expect(await smSuite.verify(signer, bytesOf('message digest'), await sign(bytesOf('message digest')))).toBe(true);
  });

  it('ECDSA on P-256 with SHA-256: RFC 6979, A.2.5, over “sample”', async () => {
    const signer = point('60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6', '7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299');
    const signature = hex('EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716 F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8');
    expect(await webSuite.verify(signer, bytesOf('sample'), signature)).toBe(true);
    expect(await webSuite.verify(signer, bytesOf('test'), signature)).toBe(false);
  });

  it('their public halves are points in base64url without padding', async () => {
    for (const suite of [webSuite, smSuite]) {
      const { publicKey } = await suite.makeKeyPair('agree');
      for (const half of [publicKey.x, publicKey.y]) expect(fromBase64url(half)).toHaveLength(32);
      expect(publicKey.x).not.toMatch(/[+/=]/);
    }
  });
});
