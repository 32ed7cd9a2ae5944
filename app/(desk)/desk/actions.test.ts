// Nobody acts through a screen that shows another person: every action and every upload refuses.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as fileRoute from '#app/api/files/[release]/route.ts';
import * as actionRoute from '#app/api/desk/[action]/route.ts';
import { routes } from '#test/looks/routes.ts';
import { viewerHeader } from '#lib/accounts/rules.ts';
import type { Actor } from '#lib/core/actor.ts';
import { transact } from '#lib/core/transact.ts';
import { actions } from './actions.ts';

const currentActor = vi.hoisted(() => vi.fn<() => Promise<Actor | null>>());
vi.mock('#lib/accounts/session.ts', () => ({ currentActor }));
vi.mock('#lib/core/transact.ts', async (load) => ({ ...(await load<object>()), transact: vi.fn() }));

const officer: Actor = { kind: 'user', id: 'officer', name: 'Officer', email: 'officer@demo.example', grants: [] };
const own = 'http://localhost:3000';
const json = 'application/json';

type Sending = { viewer?: string | null; origin?: string | null; type?: string; body?: BodyInit };

async function send(address: string, { viewer = 'officer', origin = own, type = json, body = '{}' }: Sending = {}) {
  const headers = new Headers({ 'content-type': type });
  if (viewer !== null) headers.set(viewerHeader, viewer);
  if (origin !== null) headers.set('origin', origin);
  const request = new Request(own + address, { method: 'POST', headers, body });
  const [, , kind, name = ''] = address.split('?')[0]?.split('/') ?? [];
  const answer =
    kind === 'desk'
      ? await actionRoute.POST(request, { params: Promise.resolve({ action: name }) })
      : await fileRoute.POST(request, { params: Promise.resolve({ release: name }) });
  const refusal = (await answer.json()) as {
    ok: boolean;
    reasons: { code: string; message: string; field?: string }[];
  };
  return {
    status: answer.status,
    code: refusal.reasons?.[0]?.code,
    reason: refusal.reasons?.[0],
    isRead: request.bodyUsed,
  };
}

const everyAddress = [...Object.keys(actions).map((name) => `/api/desk/${name}`), '/api/files/1?name=a.pdf'];

beforeEach(() => {
  currentActor.mockResolvedValue(officer);
});
afterEach(() => {
  vi.clearAllMocks();
});

describe('every action and upload of the desk', () => {
  test('is refused, unread, if its screen names nobody or another person than the signed-in one', async () => {
    expect(everyAddress.length).toBeGreaterThan(25);
    for (const address of everyAddress)
      for (const viewer of [null, '', 'editor', 'Officer', 'officer officer'])
        expect([address, await send(address, { viewer })]).toEqual([
          address,
          expect.objectContaining({ status: 409, code: 'other-hands', isRead: false }),
        ]);
    expect(transact).not.toHaveBeenCalled();
  });

  test('is refused, unread, without a session and from any other origin, or none', async () => {
    for (const address of everyAddress)
      for (const origin of ['https://elsewhere.demo.example', 'http://localhost:3001', 'null', '::', null])
        expect(await send(address, { origin })).toMatchObject({ status: 403, code: 'other-site', isRead: false });
    expect(currentActor).not.toHaveBeenCalled();
    currentActor.mockResolvedValue(null);
    for (const address of everyAddress)
      expect(await send(address)).toMatchObject({ status: 401, code: 'signed-out', isRead: false });
    expect(transact).not.toHaveBeenCalled();
  });

  test('answers that the database is out of reach, from the session’s look-up too', async () => {
    currentActor.mockRejectedValue(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
    for (const address of everyAddress) expect(await send(address)).toMatchObject({ status: 503 });
  });

  test('uses one of these routes', () => {
    const taking = Object.entries(routes)
      .filter(
        ([path, { methods }]) => !/^app\/api\/(v1|auth|visit)\//.test(path) && methods.some((one) => one !== 'GET'),
      )
      .map(([path]) => path);
    expect(taking.sort()).toEqual([
      'app/api/desk/[action]/route.ts',
      'app/api/files/[release]/route.ts',
      'app/api/word/route.ts',
    ]);
  });
});

describe('the body of an action', () => {
  const odd = ['"\\u0000"', '"\\ud83d"', '"a\\udc00b"', '["\\udfff\\ud800"]'];
  test('is one JSON object in UTF-8 without control characters; anything else is refused in words', async () => {
    const cases: [string, number, string][] = [
      ['{', 400, 'json'],
      ['undefined', 400, 'json'],
      ['[]', 422, 'input'],
      ['7', 422, 'input'],
      ['null', 422, 'input'],
      ['', 422, 'input'],
      ['['.repeat(70) + ']'.repeat(70), 422, 'depth'],
      ...odd.map((value): [string, number, string] => [`{"content":{"headline":${value}}}`, 422, 'not-text']),
    ];
    for (const name of Object.keys(actions))
      for (const [body, status, code] of cases)
        expect([name, body, await send(`/api/desk/${name}`, { body })]).toMatchObject([name, body, { status, code }]);
    expect(transact).not.toHaveBeenCalled();
  });

  test('names the place of a control character', async () => {
    const body = '{"content":{"headline":"a\\ud800"}}';
    const { reason } = await send('/api/desk/save', { body });
    expect(reason).toMatchObject({ field: 'content.headline', message: expect.stringContaining('half of a pair') });
  });

  test('needs a type, a size, and the name of an existing action', async () => {
    expect(await send('/api/desk/save', { type: 'text/plain;charset=UTF-8' })).toMatchObject({ status: 415 });
    expect(await send('/api/desk/save', { type: 'multipart/form-data; boundary=x' })).toMatchObject({ status: 415 });
    expect(await send('/api/desk/save', { body: new Uint8Array([0x22, 0xff, 0x22]) })).toMatchObject({ status: 400 });
    expect(await send('/api/desk/save', { body: `"${'x'.repeat(9 << 20)}"` })).toMatchObject({ status: 413 });
    for (const name of ['toString', '__proto__', 'constructor', 'saves', ''])
      expect(await send(`/api/desk/${name}`)).toMatchObject({ status: 404, code: 'no-such-action' });
  });

  test('may be a file whose name is text', async () => {
    expect(await send('/api/files/1?name=%00.pdf')).toMatchObject({ status: 422, code: 'not-text' });
  });
});
