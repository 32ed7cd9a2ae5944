// Links of a draft are asked for by a job, against servers that keep what they are asked.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '#lib/core/actor.ts';
import { closeJobs } from '#lib/core/jobs.ts';
import { setHouse } from '#lib/house/set-house.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { codesOf, makeContent, makeDraft, makeOffice, type Office, valueOf } from '#test/factories.ts';
import { rowsAs } from '#test/harness/connections.ts';
import { submitDraft } from '../commands.ts';
import { getDeskRelease } from '../queries.ts';
import { saveDraft } from '../write.ts';
import { askAddress } from './ask-address.ts';
import { checkLinks } from './check-links.ts';
import { isInside } from './reach.ts';

const requests: string[] = [];
const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => unknown> = {
  '/here': (_, response) => response.writeHead(200).end('here'),
  '/moved': (_, response) => response.writeHead(302, { location: '/here' }).end(),
  '/round': (_, response) => response.writeHead(302, { location: '/round' }).end(),
  '/no-head': ({ method }, response) => response.writeHead(method === 'HEAD' ? 404 : 200).end(),
  '/members': (_, response) => response.writeHead(403).end(),
  '/broken': ({ socket }) => socket.destroy(),
};
const serve = () =>
  createServer((request, response) => {
    requests.push(`${request.method} ${request.headers.host}${request.url}`);
    const answer = answers[request.url ?? ''];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
const [own, hidden] = [serve(), serve()];
const hostOf = (server: typeof own) => `127.0.0.1:${(server.address() as AddressInfo).port}`;
let office: Office;

beforeAll(async () => {
  await Promise.all([own, hidden].map((server) => once(server.listen(0, '127.0.0.1'), 'listening')));
  // Before anything reads the environment.
  process.env.PRESSMARK_LINK_HOSTS = hostOf(own);
  office = await makeOffice();
  const names = { en: 'Demonstration', ur: 'نمونہ' };
  valueOf(await setHouse(systemActor('the test'), { names, preflight: { ranks: { links: 'must' } } }));
});
afterAll(async () => {
  await closeJobs();
  for (const server of [own, hidden]) server.close();
});

const linking = (...paths: string[]) => ({
  body: documentOf([
    `A text with enough words to be read as English: ${paths.map((path) => `http://${hostOf(own)}${path}`).join(' ')}`,
  ]),
});

test.each([
  ['/here', { outcome: 'answers', status: 200 }],
  ['/moved', { outcome: 'answers', status: 200 }],
  ['/no-head', { outcome: 'answers', status: 200 }],
  ['/members', { outcome: 'answers', status: 403 }],
  ['/gone', { outcome: 'status', status: 404 }],
  ['/round', { outcome: 'too-many-redirects', status: 0 }],
  ['/broken', { outcome: 'no-answer', status: 0 }],
])('%s comes to this', async (path, outcome) => {
  expect(await askAddress(`http://${hostOf(own)}${path}`)).toEqual(outcome);
});

test('an address in an internal network is never asked for, by number, by name or by a redirect', async () => {
  const { port } = hidden.address() as AddressInfo;
  answers['/inwards'] = (_, response) => response.writeHead(302, { location: `http://${hostOf(hidden)}/here` }).end();
  requests.length = 0;
  const addresses = [`127.0.0.1:${port}`, `2130706433:${port}`, `[::ffff:127.0.0.1]:${port}`, `localhost:${port}`];
  for (const address of [...addresses.map((host) => `http://${host}/here`), `http://${hostOf(own)}/inwards`])
    expect([address, await askAddress(address)]).toEqual([address, { outcome: 'inside', status: 0 }]);
  expect(requests.filter((line) => line.endsWith('/here'))).toEqual([]);
});

test.each(['10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '::1', 'fd00::1', 'fe80::1'])(
  '%s is inside',
  (address) => {
    expect(isInside(address)).toBe(true);
  },
);

test('a public address is outside', () => {
  expect(['93.184.215.14', '2606:2800:21f:cb07::1'].map(isInside)).toEqual([false, false]);
});

test('a text waits for the answer of its links, and is submitted once they answer', async () => {
  const { officer, place } = office;
  const draft = await makeDraft(officer, place, linking('/gone', '/here'));
  const { releaseId } = draft;
  const jobs = await rowsAs('admin', `SELECT data FROM jobs.job WHERE name = 'check-links'`);
  expect(jobs).toContainEqual({ data: { releaseId } });
  expect(codesOf(await submitDraft(officer, draft))).toEqual(['link-unchecked', 'link-unchecked']);

  await checkLinks('', { releaseId });
  expect(codesOf(await submitDraft(officer, draft))).toEqual(['link-silent']);
  const shown = await getDeskRelease(officer, releaseId);
  expect(shown?.draft?.preflight).toContainEqual(expect.objectContaining({ code: 'link-silent', status: 'missing' }));
  expect(shown?.history[0]).toMatchObject({ type: 'draft.links-checked' });
  const before = requests.length;
  await checkLinks('', { releaseId });
  expect(requests.length).toBe(before);

  const content = makeContent(linking('/here'));
  const saved = valueOf(await saveDraft(officer, { releaseId, version: draft.version, content }));
  valueOf(await submitDraft(officer, saved));
});
