import { describe, expect, it } from 'vitest';
import { describeError } from '@/server/describeError';
import { GatewayError } from '@/server/gatewayError';

const withCode = (code: string): Error => Object.assign(new Error(`the inside of ${code}`), { code });

describe('what a failure means for the tablet', () => {
  it.each([
    ['the disk of the court is full', withCode('ENOSPC'), 507, 'storageFull', 'retry'],
    ['the disk of its database is full', withCode('53100'), 507, 'storageFull', 'retry'],
    ['the database is stopped', withCode('ECONNREFUSED'), 503, 'unavailable', 'retry'],
    ['the database is starting', withCode('57P03'), 503, 'unavailable', 'retry'],
    ['the database was stopped in between', withCode('57P01'), 503, 'unavailable', 'retry'],
    ['a bug', new TypeError('x is not a function'), 500, 'internal', 'retry'],
    ['something that is no error', 'text', 500, 'internal', 'retry'],
    ['no session', new GatewayError('signInNeeded', 'none'), 401, 'signInNeeded', 'fix'],
  ])('%s', (_what, error, status, code, action) => {
    const described = describeError(error);
    expect([described.statusCode, described.toWire()]).toMatchObject([status, { error: code, action }]);
  });

  it('keeps the inside of a failure inside', () => {
    for (const error of [withCode('ENOSPC'), withCode('42P01'), new Error('SELECT password_hash')]) {
      expect(describeError(error).message).not.toMatch(/inside|password_hash/);
    }
  });
});
