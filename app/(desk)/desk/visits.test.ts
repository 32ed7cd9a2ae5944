// What people without a session send: from a page of the newsroom, small, and not without end.
import { beforeEach, expect, test, vi } from 'vitest';
import { visitReceiver } from '#lib/accounts/receiving.ts';
import { clientHeader } from '#lib/core/serving/gate/client-address.ts';
import { ok } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { visits } from './visits.ts';

vi.mock('#lib/core/transact.ts', async (load) => ({ ...(await load<object>()), transact: vi.fn() }));

const own = 'http://localhost:3000';
let receive: ReturnType<typeof visitReceiver>;
const done = vi.fn(async (_raw: object, address: string) => ok({ address }));

beforeEach(() => {
  vi.clearAllMocks();
  receive = visitReceiver({ ...visits, done });
});

type Sending = { origin?: string | null; address?: string; body?: unknown };

async function send(name: string, { origin = own, address = '203.0.113.5', body = {} }: Sending = {}) {
  const headers = new Headers({ 'content-type': 'application/json', [clientHeader]: address });
  if (origin !== null) headers.set('origin', origin);
  const request = new Request(`${own}/api/visit/${name}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = await receive(request, name);
  const { reasons } = (await answer.json()) as { reasons?: { code: string; message: string }[] };
  return { status: answer.status, code: reasons?.[0]?.code, isRead: request.bodyUsed };
}

test('a visit is refused, unread, from any other origin or none, and where there is none of its name', async () => {
  for (const name of Object.keys(visits))
    for (const origin of ['https://elsewhere.demo.example', 'http://localhost:3001', 'null', null])
      expect(await send(name, { origin })).toEqual({ status: 403, code: 'other-site', isRead: false });
  for (const name of ['toString', '__proto__', 'save', ''])
    expect(await send(name)).toEqual({ status: 404, code: 'no-such-action', isRead: false });
});

test('what a visit lacks is refused in words before anything is looked up', async () => {
  for (const name of Object.keys(visits)) {
    expect(await send(name, { address: name })).toMatchObject({ status: 422, code: 'input' });
    expect(await send(name, { address: name, body: [] })).toMatchObject({ status: 422, code: 'input' });
    expect(await send(name, { address: name, body: { code: 7 } })).toMatchObject({ status: 422, code: 'input' });
    expect(await send(name, { address: name, body: { code: 'a\u0000' } })).toMatchObject({
      status: 422,
      code: 'not-text',
    });
    const large = { code: 'x', names: { en: 'x'.repeat(400_000) } };
    expect(await send(name, { address: name, body: large })).toMatchObject({ status: 413, code: 'too-large' });
  }
  expect(transact).not.toHaveBeenCalled();
});

test('visits from one address are counted, whatever they say; another address goes on', async () => {
  for (let at = 0; at < 60; at++) expect(await send('done')).toMatchObject({ status: 200 });
  expect(await send('done')).toEqual({ status: 429, code: 'too-many', isRead: false });
  expect(await send('done', { address: '203.0.113.6' })).toMatchObject({ status: 200 });
  expect(done).toHaveBeenCalledTimes(61);
});

test('visits with one code are counted, wherever they come from; another code goes on', async () => {
  for (let at = 0; at < 30; at++)
    expect(await send('done', { address: `198.51.100.${at}`, body: { code: 'one' } })).toMatchObject({ status: 200 });
  const late = { address: '198.51.100.200' };
  expect(await send('done', { ...late, body: { code: 'one' } })).toMatchObject({ status: 429, code: 'too-many' });
  expect(await send('done', { ...late, body: { code: 'two' } })).toMatchObject({ status: 200 });
  expect(await send('done', late)).toMatchObject({ status: 200 });
});
