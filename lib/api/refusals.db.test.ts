// What the API refuses, and how it says so: RFC 9457, with every reason.
import { beforeAll, describe, expect, test } from 'vitest';
import { ask, makeApiOffice, tokenOf } from '#test/harness/api-request.ts';
import { rowsAs } from '#test/harness/connections.ts';
import { addToken, revokeToken } from '#lib/accounts/tokens.ts';
import { disableUser } from '#lib/accounts/people/people.ts';
import { systemActor } from '#lib/core/actor.ts';
import { makeUser, type Office, valueOf } from '#test/factories.ts';
import { longestBody } from './input.ts';
import { operations } from './operations.ts';

let place: Office['place'];
let officer: string;
let editor: string;
let id: string;
const nobody = '01a20bbe-0000-7000-8000-000000000000';
const content = {
  headline: 'Demonstration: a text that is complete',
  dateline: 'Islamabad: November 23, 2026',
  body: 'The first paragraph, in the language of the release.',
};
const create = (changes: object = {}) =>
  ask('POST /releases', { token: officer, body: { series: 'pr', ...content, ...changes } });

beforeAll(async () => {
  ({ place, officer, editor } = await makeApiOffice({ key: 'pr' }));
  id = (await create()).body.id;
});

const lineOf = ({ method, path }: { method: string; path: string }, to = id) =>
  `${method} ${path.replace('[id]', to)}${path.endsWith('compare') ? '?from=1&to=2' : ''}`;
// What each operation takes, so that nothing but the reason that is looked for stands against it.
const bodies: Record<string, object> = {
  addComment: { text: 'A comment.' },
  answerComment: { text: 'An answer.' },
  changeComment: { text: 'Another comment.' },
  changeAnswer: { text: 'Another answer.' },
  assignRelease: { assignee: null },
  bringBackText: { revision: 1 },
  createRelease: { series: 'pr', desk: 'DESK' },
  requestChangesRelease: { reason: 'A reason.' },
  publishUrgentlyRelease: { reason: 'A reason.' },
  reviewUrgentRelease: { note: 'A note.' },
  scheduleRelease: { publishAt: '2099-01-01T00:00:00Z' },
  setEmbargoRelease: { until: '2099-01-01T00:00:00Z', terms: 'Accredited press.' },
  keepFile: { name: 'table.csv', bytes: 'bW9udGgsdG9ubmVzCg==' },
  withdrawRelease: { reason: 'A reason.', keepText: true },
  reinstateRelease: { reason: 'A reason.' },
  reserveNumber: { series: 'pr', reason: 'A reason.' },
  voidNumber: { reason: 'A reason.' },
};
const bodyOf = (name: string) => {
  const body = bodies[name];
  return body && 'desk' in body ? { ...body, desk: place.desk.key } : (body ?? {});
};

describe('a request without a valid token', () => {
  test.each(operations.map((one) => [one.name, one] as const))('cannot do %s', async (_name, operation) => {
    const missing = await ask(lineOf(operation), { address: 'missing' });
    expect([missing.status, missing.body.code, missing.headers.get('www-authenticate')]).toEqual([
      401,
      'token-missing',
      'Bearer',
    ]);
    const wrongToken = await ask(lineOf(operation), { address: 'wrong', token: `pmk_${'x'.repeat(43)}` });
    expect([wrongToken.status, wrongToken.body.code]).toEqual([401, 'token-dead']);
    expect(wrongToken.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });

  test('gets the same answer for a revoked, expired or removed user’s token', async () => {
    const house = systemActor('test');
    const works = async (token: string) => (await ask('GET /series', { token, address: 'dead' })).status;
    const user = await makeUser('officer', place.desk.id);
    const add = async () => valueOf(await addToken(house, { email: user.email, name: 'test', days: 1 }));
    const [revoked, ended, removed] = [await add(), await add(), await add()];
    for (const { token } of [revoked, ended, removed]) expect(await works(token)).toBe(200);
    valueOf(await revokeToken(house, { tokenId: revoked.tokenId }));
    await rowsAs(
      'admin',
      `UPDATE newsroom.api_token SET created_at = now() - interval '2 days', expires_at = now() - interval '1 second' WHERE id = $1`,
      [ended.tokenId],
    );
    expect([await works(revoked.token), await works(ended.token), await works(removed.token)]).toEqual([401, 401, 200]);
    valueOf(await disableUser(house, user));
    expect(await works(removed.token)).toBe(401);
  });

  test('waits after sixty wrong tokens from one address, which does not stop valid ones', async () => {
    const address = '198.51.100.7';
    const user = await makeUser('officer', place.desk.id);
    const [known, unknown] = [await tokenOf(user), await tokenOf(user)];
    expect((await ask('GET /series', { token: known, address })).status).toBe(200);
    const askWrongly = (i: number) => ask('GET /series', { token: `pmk_${String(i).padStart(43, 'a')}`, address });
    const tries = await Promise.all(Array.from({ length: 70 }, (_, i) => askWrongly(i)));
    const refused = tries.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(5);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await ask('GET /series', { token: known, address })).status).toBe(200);
    // Whatever a slow machine has let through again meanwhile is used up first.
    const more = await Promise.all([
      ...Array.from({ length: 20 }, (_, i) => askWrongly(i)),
      ask('GET /series', { token: unknown, address }),
    ]);
    expect(more.at(-1)?.status).toBe(429);
    expect((await ask('GET /series', { token: unknown, address: 'elsewhere' })).status).toBe(200);
  });
});

describe('a role that is not enough', () => {
  test('an auditor reads everything and changes nothing', async () => {
    const token = await tokenOf(await makeUser('auditor', null));
    for (const operation of operations) {
      const { body } = await ask(`GET /releases/${id}`, { token });
      const answered = await ask(lineOf(operation), { token, version: body.version, body: bodyOf(operation.name) });
      const may = operation.kind === 'read' ? [200, 404] : [403, 404];
      expect([operation.name, may.includes(answered.status), answered.status]).toEqual([
        operation.name,
        true,
        answered.status,
      ]);
    }
  });

  test('an officer of another desk gets the same bytes as for a missing release', async () => {
    const token = await tokenOf(await makeUser(['officer', 'editor'], place.otherDesk.id));
    for (const operation of operations.filter(({ path }) => path.includes('/releases/[id]'))) {
      const asking = { token, version: 1, body: bodyOf(operation.name) };
      const [theirs, none, odd] = [
        await ask(lineOf(operation), asking),
        await ask(lineOf(operation, nobody), asking),
        await ask(lineOf(operation, 'no-id'), asking),
      ];
      expect([operation.name, theirs.status, theirs.body]).toEqual([operation.name, 404, none.body]);
      expect(odd.body).toEqual(none.body);
    }
  });

  test('nobody approves what they wrote, and every reason is listed', async () => {
    const both = await tokenOf(await makeUser(['officer', 'editor'], place.desk.id));
    const own = await ask('POST /releases', { token: both, body: { series: 'pr', ...content } });
    await ask(`POST /releases/${own.body.id}/submit`, { token: both, version: 1 });
    const refused = await ask(`POST /releases/${own.body.id}/approve`, { token: both, version: 2 });
    expect([refused.status, refused.body.code]).toEqual([403, 'four-eyes']);
    const stale = await ask(`POST /releases/${own.body.id}/approve`, { token: both, version: 1 });
    expect([stale.status, stale.body.reasons.map(({ code }: { code: string }) => code).sort()]).toEqual([
      403,
      ['four-eyes', 'stale'],
    ]);
  });
});

describe('a state, a version or a text that does not fit', () => {
  test('a draft that nobody approved is not published, and a scheduled text is not changed', async () => {
    const refused = await ask(`POST /releases/${id}/publish`, { token: editor, version: 1 });
    expect([refused.status, refused.body.reasons.map(({ code }: { code: string }) => code)]).toEqual([
      409,
      ['state', 'approval-missing'],
    ]);
    const { id: other } = (await create()).body;
    await ask(`POST /releases/${other}/submit`, { token: officer, version: 1 });
    await ask(`POST /releases/${other}/approve`, { token: editor, version: 2 });
    const change = await ask(`PATCH /releases/${other}`, { token: officer, version: 3, body: { headline: 'Other' } });
    expect([change.status, change.body.code]).toEqual([409, 'state']);
  });

  test('an incomplete text is not submitted, and every missing part is listed', async () => {
    const blank = await ask('POST /releases', { token: officer, body: { series: 'pr' } });
    const refused = await ask(`POST /releases/${blank.body.id}/submit`, { token: officer, version: 1 });
    expect(refused.status).toBe(422);
    expect(refused.body.reasons.length).toBeGreaterThanOrEqual(3);
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
  });

  test.each(operations.filter(({ changes }) => changes).map((one) => [one.name, one] as const))(
    '%s demands a version, and an old one is refused with who changed what and when',
    async (_name, operation) => {
      const token = await tokenOf(await makeUser(['officer', 'editor'], place.desk.id));
      const { body: made } = await create();
      const line = lineOf(operation, made.id);
      const body = bodyOf(operation.name);
      const without = await ask(line, { token, body });
      expect([without.status, without.body.code]).toEqual([428, 'if-match-missing']);
      for (const odd of ['*', '1', 'W/"1"', '"1", "2"', '"x"', '"0"'])
        expect([odd, (await ask(line, { token, body, headers: { 'if-match': odd } })).status]).toEqual([odd, 422]);
      const old = await ask(line, { token, version: 7, body });
      // Who may not do it at all is told that first.
      expect([operation.name, [403, 412].includes(old.status)]).toEqual([operation.name, true]);
      const stale = old.body.reasons.find(({ code }: { code: string }) => code === 'stale');
      expect(stale.message).toMatch(
        /^Test officer changed this at \d{4}-\d\d-\d\d \d\d:\d\d UTC \(version 1; yours is 7\)/,
      );
      if (old.status === 412) expect(old.body.code).toBe('stale');
    },
  );
});

describe('an invalid request', () => {
  const send = (body: unknown, headers = {}) => ask('POST /releases', { token: officer, body, headers });

  test.each([
    ['no JSON', '{"series":', 400, 'json'],
    ['a list', '[]', 422, 'input'],
    ['a field that is unknown', { series: 'pr', state: 'published' }, 422, 'input'],
    ['a text twice', { series: 'pr', text: 'x', headline: 'y' }, 422, 'text-twice'],
    ['no series', {}, 422, 'input'],
    ['half of a character', '{"series":"pr","headline":"\\ud83d"}', 422, 'not-text'],
    ['a character that no text has', '{"series":"pr","headline":"a\\u0000b"}', 422, 'not-text'],
    ['a program', { series: 'pr', text: '\u0001\u0002' }, 422, 'not-text'],
    ['a deep nest', `{"series":${'['.repeat(100)}${']'.repeat(100)}}`, 422, 'depth'],
    ['a body that is no document', { series: 'pr', body: { type: 'script' } }, 422, 'input'],
    [
      'a document with a script',
      { series: 'pr', body: { type: 'doc', content: [{ type: 'script' }] } },
      422,
      'document',
    ],
    ['a language that the house has not', { series: 'pr', language: 'fr' }, 422, 'language'],
    ['a series that is not there', { series: 'none' }, 404, 'not-found'],
    ['a translation into no language', { translationOf: nobody }, 422, 'input'],
  ])('%s', async (_what, body, status, code) => {
    const answered = await send(body);
    expect([answered.status, answered.body.code]).toEqual([status, code]);
  });

  test('too much, or what is not JSON', async () => {
    expect((await send(`{"text":"${'x'.repeat(longestBody)}"}`)).status).toBe(413);
    expect((await send('{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await send('{"series":"pr"}', { 'content-type': 'application/json; charset=utf-8' })).status).toBe(201);
  });

  test('an address or method that is not there', async () => {
    expect((await ask('GET /nothing', { token: officer })).status).toBe(404);
    const refusal = await ask(`DELETE /releases/${id}`, { token: officer });
    expect([refusal.status, refusal.headers.get('allow')]).toEqual([405, 'GET, PATCH, HEAD, OPTIONS']);
    const answer = await ask('OPTIONS /releases');
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'POST, GET, HEAD, OPTIONS']);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('a list that is asked for what it has not', async () => {
    for (const query of ['state=secret', 'cursor=x', 'page=2', 'q=', `cursor=${btoa('v1:x')}`])
      expect([query, (await ask(`GET /releases?${query}`, { token: officer })).status]).toEqual([query, 422]);
    for (const path of ['/releases?q=', '/releases?series=', '/register?series=', '/register?period=']) {
      const { status, body } = await ask(`GET ${path}%00`, { token: officer });
      expect([path, status, body.code]).toEqual([path, 422, 'not-text']);
    }
    expect((await ask(`GET /releases/${id}/compare?from=1`, { token: officer })).status).toBe(422);
    expect((await ask(`GET /releases/${id}/compare?from=1&to=2`, { token: officer })).status).toBe(404);
  });
});
