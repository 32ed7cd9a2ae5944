// A program gets a token from the command line and writes a release through the API. Readers find
// the release.
import type { APIRequestContext } from '@playwright/test';
import { command } from '#test/harness/command.ts';
import { expect, test } from '#test/harness/test.ts';

async function tokenOf(data: string, who: string): Promise<string> {
  const { token, expiresAt } = await command(data, 'token', 'add', `${who}@demo.example`);
  expect(token).toMatch(/^pmk_[\w-]{43}$/);
  expect((Date.parse(expiresAt) - Date.now()) / 86_400_000).toBeCloseTo(90, 0);
  return token;
}

const headline = 'Demonstration: a program wrote this release';

type Step = { token: string; version?: number; data?: object; key?: string };
async function post(request: APIRequestContext, path: string, { token, version, data = {}, key }: Step) {
  const headers = {
    Authorization: `Bearer ${token}`,
    ...(version ? { 'If-Match': `"${version}"` } : {}),
    ...(key ? { 'Idempotency-Key': key } : {}),
  };
  return request.post(`/api/v1${path}`, { headers, data });
}

test('a program writes, editors decide, and readers see it at the address that the API gave', async ({
  page,
  request,
  pressmark,
}) => {
  // Other stories check the next numbers of the other series, so this one adds its own.
  await command(pressmark.data, 'series', 'add', 'wire', '--label', 'Wire {n}', '--period', 'none');
  const [officer, editor] = [await tokenOf(pressmark.data, 'officer'), await tokenOf(pressmark.data, 'editor')];
  const data = {
    series: 'wire',
    headline,
    dateline: 'Islamabad: November 24, 2026',
    body: 'First paragraph.\n\nSecond.',
  };
  const created = await post(request, '/releases', { token: officer, data });
  expect(created.status()).toBe(201);
  const { id } = await created.json();
  await post(request, `/releases/${id}/submit`, { token: officer, version: 1 });

  // The desk shows at once what the program did.
  const seen = await request.get(created.headers().location ?? '', { headers: { Authorization: `Bearer ${editor}` } });
  expect([seen.status(), seen.headers().etag]).toEqual([200, '"2"']);
  await post(request, `/releases/${id}/approve`, { token: editor, version: 2 });
  const publish = () => post(request, `/releases/${id}/publish`, { token: editor, version: 3, key: `publish ${id}` });
  const [first, second] = [await publish(), await publish()];
  expect([first.status(), second.status(), second.headers()['idempotent-replayed']]).toEqual([200, 200, 'true']);
  const { url, label, text } = await first.json();
  expect(await second.json()).toEqual(await first.json());

  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
  await expect(page.getByText(label).first()).toBeVisible();
  expect(text).toContain(`${label}\n${headline}\n`);
});

test('anyone may read the document that describes the API; releases need a token', async ({ request }) => {
  const document = await request.get('/api/v1/openapi.json');
  expect([document.status(), (await document.json()).openapi]).toEqual([200, '3.1.0']);
  const refused = await request.get('/api/v1/releases');
  expect([refused.status(), refused.headers()['content-type']]).toEqual([401, 'application/problem+json']);
  expect(refused.headers()['cache-control']).toBe('no-store');
  const tooLong = await request.post('/api/v1/releases', {
    headers: { Authorization: 'Bearer pmk_none' },
    data: 'x'.repeat(4_000_000),
  });
  // The body is too long, but without a valid token nobody reads it.
  expect(tooLong.status()).toBe(401);
  const head = await request.head('/api/v1/openapi.json');
  expect([head.status(), (await head.body()).length]).toEqual([200, 0]);
});
