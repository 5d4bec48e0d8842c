import { describe, expect, it } from 'vitest';
import { nextPath } from '@/features/sign-in/nextPath';

describe('after the sign-in', () => {
  it('goes on to the screen that was asked for', () => {
    expect(nextPath('/actions/0191/photos?x=1')).toBe('/actions/0191/photos?x=1');
  });

  it.each(['https://example.org/', '//example.org', '/\\example.org', 'javascript:1', '/sign-in?next=/', undefined, ['/a']])('never leads out of the app: %s', (asked) => {
    expect(nextPath(asked)).toBe('/');
  });
});
