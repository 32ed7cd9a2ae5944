// How much one token may ask. The rate is set low for this file.
import { expect, test, vi } from 'vitest';
import { ask, tokenOf } from '#test/harness/api-request.ts';
import { makeHouse, makeUser } from '#test/factories.ts';

vi.hoisted(() => {
  process.env.PRESSMARK_API_RATE = '1';
});

test('a token above its limit waits, another does not; every answer has the remaining quota', async () => {
  const { desk } = await makeHouse();
  const [token, other] = [
    await tokenOf(await makeUser('officer', desk.id)),
    await tokenOf(await makeUser('officer', desk.id)),
  ];
  const first = await ask('GET /series', { token });
  expect(first.headers.get('ratelimit-policy')).toBe('"token";q=4;w=4');
  expect(first.headers.get('ratelimit')).toBe('"token";r=3;t=0');
  const answers = await Promise.all(Array.from({ length: 30 }, () => ask('GET /series', { token })));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.headers.get('retry-after')).toBe('1');
  expect(refused[0]?.body).toMatchObject({ status: 429, code: 'too-many' });
  expect((await ask('GET /series', { token: other })).status).toBe(200);
});
