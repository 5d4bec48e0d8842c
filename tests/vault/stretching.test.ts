import { argon2id as otherArgon2id } from '@noble/hashes/argon2.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { calibrated, isStrongEnough, newStretching, type Stretching } from '@/vault/stretching';
import type { StretchRequest } from '@/vault/stretch.worker';

const hex = (bytes: unknown): string => Buffer.from(bytes as Uint8Array).toString('hex');
const text = (of: string): Uint8Array => new TextEncoder().encode(of);

describe('the worker that stretches a passphrase', () => {
  let listener: (event: { data: StretchRequest }) => void = () => undefined;
  let answer: (said: unknown) => void = () => undefined;
  beforeEach(async () => {
    vi.resetModules();
    vi.stubGlobal('addEventListener', (_: string, heard: typeof listener) => (listener = heard));
    vi.stubGlobal('postMessage', (said: unknown) => answer(said));
    await import('@/vault/stretch.worker');
  });
  afterEach(() => vi.unstubAllGlobals());

  const stretch = (request: StretchRequest): Promise<unknown> =>
    new Promise((resolve) => {
      answer = resolve;
      listener({ data: request });
    });

  it('computes the examples of the reference implementation (phc-winner-argon2, test.c, version 1.3)', async () => {
    const of = async (passphrase: string, memoryKiB: number, passes: number, salt = 'somesalt'): Promise<string> => hex(await stretch({ passphrase, salt: text(salt), how: { memoryKiB, passes } }));
    expect(await of('password', 65_536, 2)).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7');
    expect(await of('password', 256, 2)).toBe('9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe');
    expect(await of('password', 65_536, 2, 'diffsalt')).toBe('bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c');
  }, 60_000);

  /** RFC 9106 §5.3 has a secret and associated data, which no passphrase has: the second implementation is held to it, and the worker to the second one. */
  it('agrees with an implementation that computes RFC 9106 §5.3', async () => {
    const tag = otherArgon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), { t: 3, m: 32, p: 4, dkLen: 32, version: 0x13, key: new Uint8Array(8).fill(3), personalization: new Uint8Array(12).fill(4) });
    expect(hex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
    for (const [passphrase, memoryKiB, passes] of [['yewai jiesuo 2026', 64, 3], ['执行外勤解锁口令', 1_024, 3], ['a', 8, 1], ['yewai jiesuo 2026', 8_192, 4]] as const) {
      const salt = crypto.getRandomValues(new Uint8Array(16));
      expect(hex(await stretch({ passphrase, salt, how: { memoryKiB, passes } }))).toBe(hex(otherArgon2id(passphrase, salt, { t: passes, m: memoryKiB, p: 1, dkLen: 32, version: 0x13 })));
    }
  }, 60_000);

  it('says what went wrong instead of keeping silent', async () => {
    expect(await stretch({ passphrase: 'x', salt: new Uint8Array(2), how: { memoryKiB: 64, passes: 3 } })).toMatch(/salt/i);
  });
});

describe('how costly guessing is', () => {
  it('begins at 64 MiB and three passes, with a salt of its own each time', () => {
    const [one, two] = [newStretching(), newStretching()];
    expect(one).toMatchObject({ by: 'argon2id', memoryKiB: 65_536, passes: 3 });
    expect(isStrongEnough(one)).toBe(true);
    expect(one.salt).not.toBe(two.salt);
  });

  it.each<[string, Partial<Record<keyof Stretching, unknown>>]>([
    ['less memory', { memoryKiB: 65_535 }],
    ['fewer passes', { passes: 2 }],
    ['a short salt', { salt: 'AAAAAAAAAAAAAAAAAAAA' }],
    ['no salt', { salt: '' }],
    ['another function', { by: 'pbkdf2' }],
    ['more memory than a tablet has', { memoryKiB: 1_048_577 }],
    ['passes without end', { passes: 65 }],
    ['no number', { memoryKiB: Number.NaN }],
    ['a text in place of a number', { passes: 'many' }],
  ])('no header talks a tablet into %s', (_, change) => {
    expect(isStrongEnough({ ...newStretching(), ...change } as Stretching)).toBe(false);
  });
});

describe('a passphrase is stretched as far as the tablet does without being noticed', () => {
  const tookMs = async (ms: number) => {
    let now = 0;
    return calibrated(async () => ((now += ms), new Uint8Array(32)), () => now);
  };

  it('never less than the floor, on whatever tablet', async () => {
    for (const ms of [300, 1_200, 60_000]) expect(await tookMs(ms)).toMatchObject({ memoryKiB: 64 * 1024, passes: 3 });
  });

  it('more on a quicker one, and never without end', async () => {
    expect((await tookMs(150)).passes).toBe(6);
    expect((await tookMs(0)).passes).toBe(12);
    expect(isStrongEnough(await tookMs(0))).toBe(true);
  });
});
