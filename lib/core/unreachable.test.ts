import { describe, expect, it } from 'vitest';
import { isUnreachable } from './unreachable.ts';

describe('a database out of reach', () => {
  it.each([
    ['refused', Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' })],
    ['without its socket', Object.assign(new Error('connect ENOENT /data/db/.s.PGSQL.5432'), { code: 'ENOENT' })],
    [
      'shutting down',
      Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' }),
    ],
    ['hanging', new Error('Query read timeout')],
    ['killed under a transaction', new Error('Client has encountered a connection error and is not queryable')],
    [
      'behind Prisma',
      Object.assign(new Error('failed'), { meta: { driverAdapterError: { message: 'DatabaseNotReachable' } } }),
    ],
  ])('is recognised when it is %s', (_how, error) => {
    expect(isUnreachable(error)).toBe(true);
  });

  it('is neither a wrong query nor a broken rule', () => {
    for (const code of ['23505', '42501', '42601', 'P2002'])
      expect(isUnreachable(Object.assign(new Error('no'), { code }))).toBe(false);
    expect(isUnreachable(undefined)).toBe(false);
  });
});
