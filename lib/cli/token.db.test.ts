import { beforeAll, expect, test } from 'vitest';
import { holderOfToken } from '#lib/accounts/tokens.ts';
import { Usage } from '#lib/core/command-line/line.ts';
import { makeHouse, makeUser } from '#test/factories.ts';
import { tokenAdd, tokenList, tokenRevoke } from './token.ts';

let email: string;
beforeAll(async () => {
  email = (await makeUser('officer', (await makeHouse()).desk.id)).email;
});

test('a token is printed once, listed without it, and ended by its id', async () => {
  const added = await tokenAdd([email], { expires: '30d', name: 'agency feed' });
  const { token, tokenId } = added.data as { token: string; tokenId: string };
  expect(added.text).toContain(token);
  expect((await holderOfToken(token))?.actor.email).toBe(email);
  const listed = await tokenList([email]);
  expect(listed.text).toContain(tokenId);
  expect(listed.text).toContain('agency feed');
  expect(JSON.stringify(listed)).not.toContain(token);
  expect((await tokenRevoke([tokenId])).text).toBe(`The token ${tokenId} has ended.`);
  expect(await holderOfToken(token)).toBeNull();
  expect((await tokenList([email])).text).toContain('ended');
});

test('an impossible token command is refused in one line, and a wrong one shows its usage', async () => {
  expect(await tokenAdd(['nobody@demo.example'], {})).toMatchObject({ refused: true });
  for (const expires of ['0d', '366d', '30', 'soon'])
    expect([expires, await tokenAdd([email], { expires })]).toEqual([
      expires,
      expect.objectContaining({ refused: true }),
    ]);
  expect(await tokenRevoke(['no-id'])).toMatchObject({ refused: true });
  await expect(tokenAdd([], {})).rejects.toThrow(Usage);
  await expect(tokenRevoke([])).rejects.toThrow(Usage);
});
