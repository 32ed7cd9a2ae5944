import { expect, test } from 'vitest';
import * as route from './[...path]/route.ts';

test('in development one route of Next answers for the whole API', async () => {
  const address = 'http://press.demo.example/api/v1';
  const refused = await route.GET(new Request(`${address}/releases`));
  expect([refused.status, refused.headers.get('content-type')]).toEqual([401, 'application/problem+json']);
  expect((await route.POST(new Request(`${address}/nothing`, { method: 'POST' }))).status).toBe(404);
  expect((await route.DELETE(new Request(`${address}/releases`, { method: 'DELETE' }))).headers.get('allow')).toBe(
    'POST, GET, HEAD, OPTIONS',
  );
});
