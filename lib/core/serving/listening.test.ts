import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { behindDoor } from './fixtures/behind-door.ts';

let door: Awaited<ReturnType<typeof behindDoor>>;
let reached: string[] = [];
beforeAll(async () => {
  process.env.PRESSMARK_URL = 'https://press.example.org';
  door = await behindDoor((request, response) => {
    reached.push(`${request.method} ${request.url}`);
    request.resume();
    response.setHeader('Strict-Transport-Security', 'max-age=31536000');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    request.on('end', () => response.end('desk'));
  });
});
afterAll(() => door.close());

const ending = 'Host: x\r\nConnection: close\r\n\r\n';
const always = [
  /^x-content-type-options: nosniff/im,
  /^cross-origin-resource-policy: same-origin/im,
  /^strict-transport/im,
];

test.each([
  ['TRACE of the site', `TRACE / HTTP/1.1\r\n${ending}`, 405],
  ['TRACE of the desk', `TRACE /desk HTTP/1.1\r\n${ending}`, 405],
  ['CONNECT', `CONNECT a.example:443 HTTP/1.1\r\n${ending}`, 405],
  ['an unknown method', `BREW / HTTP/1.1\r\n${ending}`, 405],
  ['no request at all', 'GET / SOMETHING/1\r\n\r\n', 400],
  ['a request that names no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['headers of 20,000 characters', `GET / HTTP/1.1\r\nX-Long: ${'a'.repeat(20_000)}\r\n${ending}`, 431],
  ['an address that cannot be read', `GET /desk/% HTTP/1.1\r\n${ending}`, 400],
  ['a long sign-in', `POST /api/auth/callback/credentials HTTP/1.1\r\nContent-Length: 900000\r\n${ending}`, 413],
  ['a form for the desk by a stranger', `POST /desk/sign-in HTTP/1.1\r\nContent-Length: 5\r\n${ending}a=b&c`, 405],
  ['a body without a length', `POST /api/auth/signout HTTP/1.1\r\nTransfer-Encoding: chunked\r\n${ending}`, 411],
  ['an action for the desk by a stranger', `POST /api/desk/save HTTP/1.1\r\nContent-Length: 5\r\n${ending}a=b&c`, 401],
  [
    'a body with two lengths',
    `POST /desk HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n${ending}`,
    400,
  ],
])('%s is refused in words, with the headers of every answer', async (_name, bytes, status) => {
  reached = [];
  const answer = await door.send(bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  for (const header of always) expect(answer).toMatch(header);
  const body = answer.split('\r\n\r\n')[1] ?? '';
  const words = body.startsWith('{') ? `${JSON.parse(body).reasons[0].message}\n` : body;
  expect(words).toMatch(/^[A-Z].{20,}\.\n$/);
  if (status === 405) expect(answer).toMatch(/^allow: GET, HEAD/im);
  expect(reached).toEqual([]);
});

test('the API is refused with a problem', async () => {
  const answer = await door.send(`POST /api/v1/releases HTTP/1.1\r\nContent-Length: 9000000\r\n${ending}`);
  expect(answer).toMatch(/^content-type: application\/problem\+json/im);
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: 413, code: 'too-large' });
});

test('a target with scheme and host is served as its path, on the site and on the desk', async () => {
  expect(await door.send(`GET http://any.example/releases?edition=1 HTTP/1.1\r\n${ending}`)).toContain(
    'site /releases?edition=1',
  );
  expect(await door.send(`GET HTTPS://any.example?a=1 HTTP/1.1\r\n${ending}`)).toContain('site /?a=1');
  reached = [];
  await door.send(`GET http://any.example/desk/%41 HTTP/1.1\r\n${ending}`);
  expect(reached).toEqual(['GET /desk/%41']);
});

test('an upgrade that the server does not have is answered as an ordinary request', async () => {
  const answer = await door.send(
    'GET / HTTP/1.1\r\nHost: x\r\nConnection: close, Upgrade\r\nUpgrade: websocket\r\n\r\n',
  );
  expect(answer).toContain('site /');
});

test('a copy that drips in is cut off after a minute', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { socket, received } = door.dial();
  const drip = (bytes: string) => new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
  try {
    await drip('POST /check HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n');
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
    for (let second = 0; second < 59; second++) {
      await drip('x');
      await new Promise((resolve) => setTimeout(resolve, 20));
      vi.advanceTimersByTime(1000);
    }
    expect(received()).toBe('');
    vi.advanceTimersByTime(1000);
    await vi.waitFor(() => expect(received()).toMatch(/^HTTP\/1.1 408 /));
  } finally {
    vi.useRealTimers();
    socket.destroy();
  }
});

test('a body that stops coming is refused in words; one that goes on is waited for', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const [stops, goesOn] = [door.dial(), door.dial()];
    reached = [];
    for (const { socket } of [stops, goesOn])
      socket.write('POST /api/v1/releases HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
    await vi.waitFor(() => expect(reached).toHaveLength(2));
    for (let second = 0; second < 6; second++) {
      await new Promise<void>((resolve) => goesOn.socket.write('x', () => resolve()));
      // The byte arrives before the next count.
      await new Promise((resolve) => setTimeout(resolve, 50));
      vi.advanceTimersByTime(1000);
    }
    await stops.ended;
    expect(stops.received()).toMatch(/^HTTP\/1.1 408 /);
    goesOn.socket.write('x'.repeat(93));
    await vi.waitFor(() => expect(goesOn.received()).toMatch(/^HTTP\/1.1 200 /));
  } finally {
    vi.useRealTimers();
  }
});
