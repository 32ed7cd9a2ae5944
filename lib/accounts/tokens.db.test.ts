import { beforeAll, describe, expect, test } from 'vitest';
import { rowsAs } from '#test/harness/connections.ts';
import { systemActor } from '#lib/core/actor.ts';
import { codesOf, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { disableUser } from './people/people.ts';
import { addTokenSchema } from './schema.ts';
import { addToken, holderOfToken, revokeToken } from './tokens.ts';

const house = systemActor('the test');
let desk: string;
beforeAll(async () => {
  desk = (await makeHouse()).desk.id;
});
const add = async (email: string, days = 30) => valueOf(await addToken(house, { email, name: 'import', days }));

describe('a token', () => {
  test('acts as its user, with the roles of this moment', async () => {
    const user = await makeUser('officer', desk);
    const { token, tokenId, expiresAt } = await add(user.email);
    expect(await holderOfToken(token)).toEqual({ tokenId, actor: user });
    expect((expiresAt.getTime() - Date.now()) / 86_400_000).toBeCloseTo(30, 1);
    await rowsAs('admin', 'DELETE FROM newsroom.role_grant WHERE user_id = $1', [user.id]);
    expect((await holderOfToken(token))?.actor.grants).toEqual([]);
  });

  test('is kept neither in its row nor in the record', async () => {
    const { token, tokenId } = await add((await makeUser('officer', desk)).email);
    const rows = await rowsAs<{ text: string }>(
      'admin',
      `SELECT t::text AS text FROM newsroom.api_token t UNION ALL SELECT e.data::text FROM newsroom.audit_event e`,
    );
    expect(rows.some(({ text }) => text.includes(tokenId))).toBe(true);
    expect(rows.filter(({ text }) => text.includes(token.slice(8)))).toEqual([]);
  });

  test('ends when it is revoked, when its time is over and when its user is removed', async () => {
    const user = await makeUser('officer', desk);
    const [revoked, over, removed] = [await add(user.email), await add(user.email), await add(user.email)];
    valueOf(await revokeToken(house, revoked));
    valueOf(await revokeToken(house, revoked));
    await rowsAs(
      'admin',
      `UPDATE newsroom.api_token SET created_at = now() - interval '31 days', expires_at = now() WHERE id = $1`,
      [over.tokenId],
    );
    expect(await holderOfToken(revoked.token)).toBeNull();
    expect(await holderOfToken(over.token)).toBeNull();
    expect(await holderOfToken(removed.token)).not.toBeNull();
    valueOf(await disableUser(house, user));
    expect(await holderOfToken(removed.token)).toBeNull();
    const events = await rowsAs<{ type: string }>(
      'admin',
      `SELECT type FROM newsroom.audit_event WHERE data->>'userId' = $1 ORDER BY seq`,
      [user.id],
    );
    expect(events.map(({ type }) => type)).toEqual([
      'token.added',
      'token.added',
      'token.added',
      'token.revoked',
      'user.disabled',
    ]);
  });

  test('shows its last use, to the hour', async () => {
    const { token, tokenId } = await add((await makeUser('officer', desk)).email);
    const used = async () =>
      (
        await rowsAs<{ at: Date | null }>('admin', 'SELECT last_used_at AS at FROM newsroom.api_token WHERE id = $1', [
          tokenId,
        ])
      )[0]?.at;
    expect(await used()).toBeNull();
    await holderOfToken(token);
    const first = await used();
    await holderOfToken(token);
    expect([first instanceof Date, await used()]).toEqual([true, first]);
  });

  test.each(['', 'pmk_', `pmk_${'a'.repeat(43)}`, `pmk_${'a'.repeat(44)}`, `xyz_${'a'.repeat(43)}`])(
    'that is not ours has no holder: %s',
    async (token) => expect(await holderOfToken(token)).toBeNull(),
  );
});

describe('a new token', () => {
  test('is made by an administrator of the house or the house itself, for a user who is not shut out', async () => {
    const { email, id } = await makeUser('officer', desk);
    const input = { email, name: 'import', days: 1 };
    for (const role of ['officer', 'editor', 'auditor'] as const)
      expect(codesOf(await addToken(await makeUser(role, null), input))).toEqual(['role']);
    expect(codesOf(await addToken(await makeUser('admin', desk), input))).toEqual(['role']);
    valueOf(await addToken(await makeUser('admin', null), input));
    expect(codesOf(await addToken(house, { ...input, email: 'nobody@demo.example' }))).toEqual(['not-found']);
    valueOf(await disableUser(house, { email }));
    expect(codesOf(await addToken(house, input))).toEqual(['disabled']);
    expect(codesOf(await revokeToken(house, { tokenId: id }))).toEqual(['not-found']);
  });

  test('works for ninety days by default, and for a year at most', () => {
    expect(addTokenSchema.parse({ email: 'A@demo.example' })).toEqual({
      email: 'a@demo.example',
      name: 'API',
      days: 90,
    });
    for (const days of [0, 366, 1.5, Number.NaN])
      expect(addTokenSchema.safeParse({ email: 'a@demo.example', days }).success).toBe(false);
  });
});
