import { encode } from 'next-auth/jwt';
import { expect, test } from 'vitest';
import { hasValidSession } from './session-cookie.ts';

process.env.NEXTAUTH_SECRET = 's'.repeat(40);
const tokenFor = (secret: string, maxAge = 60) => encode({ token: { sid: 'one' }, secret, maxAge });

test('a session is valid if this newsroom made it and its time is not over', async () => {
  const mine = await tokenFor('s'.repeat(40));
  expect(await hasValidSession(`other=1; pressmark.session=${mine}`)).toBe(true);
  for (const token of ['x', '', await tokenFor('t'.repeat(40)), await tokenFor('s'.repeat(40), -3600)])
    expect(await hasValidSession(`pressmark.session=${token}`)).toBe(false);
  expect(await hasValidSession(`not.pressmark.session=${mine}`)).toBe(false);
  expect(await hasValidSession(undefined)).toBe(false);
});
