import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { behindDoor } from './fixtures/behind-door.ts';
import { clientHeader } from './gate/client-address.ts';

let door: Awaited<ReturnType<typeof behindDoor>>;
afterEach(() => door.close());

const session = 'pressmark.session=x';

test('request and answer pass between reader and desk unchanged', async () => {
  door = await behindDoor(async (request, response) => {
    const { method, url, headers } = request;
    response.writeHead(207, { 'Set-Cookie': ['a=1', 'b=2'], 'X-Answer': 'yes', Connection: 'keep-alive' });
    response.end(JSON.stringify({ method, url, headers, body: await text(request) }));
  });
  const body = 'é'.repeat(300_000);
  const answer = await fetch(`${door.url}/api/v1/releases?a=%2F`, {
    method: 'POST',
    body,
    headers: { 'If-Match': '"3"', [clientHeader]: '203.0.113.9', Connection: 'close' },
  });
  expect([answer.status, answer.headers.getSetCookie(), answer.headers.get('x-answer')]).toEqual([
    207,
    ['a=1', 'b=2'],
    'yes',
  ]);
  const got = (await answer.json()) as { headers: Record<string, string>; body: string };
  expect(got).toMatchObject({ method: 'POST', url: '/api/v1/releases?a=%2F', body });
  expect(got.headers['if-match']).toBe('"3"');
  expect(got.headers[clientHeader]).toBe('127.0.0.1');
});

test('a body without a length keeps its end, whatever the verb', async () => {
  door = await behindDoor(async (request, response) => response.end(`${request.method} ${await text(request)}`));
  const chunked = 'Host: x\r\nConnection: close, content-length, transfer-encoding, x-mine\r\nX-Mine: 1\r\n';
  const answer = await door.send(
    `DELETE /api/v1/releases HTTP/1.1\r\n${chunked}Transfer-Encoding: chunked\r\n\r\n5\r\nGET /\r\n0\r\n\r\n`,
  );
  expect(answer).toContain('DELETE GET /');
});

test('while the desk is down its addresses answer so, and the site goes on', async () => {
  door = await behindDoor((_request, response) => response.end());
  await door.leaveDesk();
  const page = await fetch(`${door.url}/desk`);
  expect([page.status, page.headers.get('retry-after'), page.headers.get('x-content-type-options')]).toEqual([
    503,
    '2',
    'nosniff',
  ]);
  expect(await page.text()).toMatch(/^The newsroom is starting again/);
  const apiAnswer = await fetch(`${door.url}/api/v1/releases`, { method: 'POST', body: '{}' });
  expect([apiAnswer.status, (await apiAnswer.json()).code]).toEqual([503, 'unavailable']);
  expect(await (await fetch(`${door.url}/register`)).text()).toBe('site /register');
});

test('a reader who leaves ends the desk’s work, and a reader sees that the desk broke off', async () => {
  const requests: [IncomingMessage, ServerResponse][] = [];
  door = await behindDoor((...both) => {
    requests.push(both);
    door.behind.emit('arrival');
  });
  const reader = new AbortController();
  const page = fetch(`${door.url}/desk`, { signal: reader.signal }).catch(() => 'aborted');
  await once(door.behind, 'arrival');
  reader.abort();
  const [, response] = requests[0] ?? [];
  await once(response as ServerResponse, 'close');
  expect(await page).toBe('aborted');

  const secondPage = fetch(`${door.url}/desk`);
  await once(door.behind, 'arrival');
  const [, half] = requests[1] ?? [];
  half?.writeHead(200, { 'Content-Length': '10' }).write('half');
  const broken = await secondPage;
  half?.destroy();
  await expect(broken.text()).rejects.toThrow();
});

test('an answer before the end of the body is passed on, and the connection ends', async () => {
  door = await behindDoor((_request, response) => response.writeHead(401).end('no'));
  const { socket, received } = door.dial();
  socket.write('POST /api/v1/releases HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc');
  while (!received().includes('no')) await once(socket, 'data');
  expect(received()).toMatch(/^HTTP\/1.1 401 [\s\S]*connection: close/i);
});

test('an upgraded connection is joined both ways, and a stranger’s is refused', async () => {
  door = await behindDoor((_request, response) => response.end('plain'));
  door.behind.on('upgrade', (_request, socket: Socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
    socket.pipe(socket);
  });
  const upgrade = 'GET /desk HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: echo\r\n';
  const { socket, received } = door.dial();
  socket.write(`${upgrade}Cookie: ${session}\r\n\r\n`);
  while (!received().includes('101')) await once(socket, 'data');
  socket.write('over and back');
  while (!received().includes('over and back')) await once(socket, 'data');
  const stranger = door.dial();
  stranger.socket.write(`${upgrade}\r\n`);
  while (!stranger.received().includes('plain')) await once(stranger.socket, 'data');
});
