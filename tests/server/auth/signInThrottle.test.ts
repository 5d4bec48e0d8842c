import { describe, expect, it } from 'vitest';
import { networkOf } from '@/server/auth/networkOf';
import { createSignInThrottle } from '@/server/auth/signInThrottle';

const MINUTE = 60_000;

describe('the wait after wrong passwords', () => {
  /** How many guesses get through within a day, when each comes as soon as it may. */
  function guessesInADay(addresses: number): number {
    const throttle = createSignInThrottle();
    let tried = 0;
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      for (let n = 0; n < addresses; n += 1) if (throttle.begin({ account: 'zhang', from: `203.0.113.${n}`, mark: null }, minute * MINUTE) === 0) tried += 1;
    }
    return tried;
  }

  it('leaves one guesser a few hundred tries a day, and a thousand addresses together hardly more', () => {
    expect(guessesInADay(1)).toBeLessThan(320);
    expect(guessesInADay(200)).toBeLessThan(1_500);
  });

  it('of one address does not reach another one', () => {
    const throttle = createSignInThrottle();
    let nowMs = 0;
    for (let i = 0; i < 500; i += 1) throttle.begin({ account: 'zhang', from: '203.0.113.9', mark: null }, (nowMs += MINUTE));
    expect(throttle.begin({ account: 'zhang', from: '203.0.113.9', mark: null }, nowMs)).toBeGreaterThan(0);
    expect(throttle.begin({ account: 'zhang', from: '192.0.2.7', mark: null }, nowMs)).toBe(0);
    expect(throttle.begin({ account: 'li', from: '203.0.113.9', mark: null }, nowMs)).toBe(0);
  });

  it('of a browser that is known ends with its quiet, and a copied mark is worth ten tries', () => {
    const throttle = createSignInThrottle();
    const attempt = { account: 'zhang', from: '203.0.113.9', mark: 'mark' };
    let nowMs = 0;
    for (let tried = 0; tried < 10; nowMs += 1_000) if (throttle.begin(attempt, nowMs) === 0) tried += 1;
    for (let i = 0; i < 4; i += 1) throttle.begin(attempt, nowMs);
    const wait = throttle.begin(attempt, nowMs);
    expect(wait).toBe(throttle.begin({ ...attempt, mark: null }, nowMs));
    expect(wait).toBeGreaterThan(0);
    expect(throttle.begin({ ...attempt, from: '192.0.2.7' }, nowMs + 16 * MINUTE)).toBe(0);
  });

  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:1:0002::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('counts %s as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
