// Calls that no page makes. Pressmark refuses each in words and never with an internal error. None
// changes anything, and no log quotes one.
import { readFileSync } from 'node:fs';
import { request as send } from 'node:http';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { actionNames } from '#components/desk/desk-actions.ts';
import { viewerHeader } from '#lib/accounts/rules.ts';
import { expect, test } from '#test/harness/test.ts';

type Call = { method: string; path: string; headers?: Record<string, string>; body?: string | Buffer };
type Answer = { call: Call; status: number; text: string };

let url = '';

test.beforeAll(({ pressmark }) => {
  url = pressmark.url;
});
const canary = 'CANARY-of-a-draft';

/** Sends a call as it is. A usual client would correct the mistakes that are tested. */
function ask(call: Call): Promise<Answer> {
  const { method, path, headers = {}, body = '' } = call;
  return new Promise((resolve, reject) => {
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const outgoing = send({ port: new URL(url).port, method, path, headers: { ...length, ...headers } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ call, status: answer.statusCode ?? 0, text }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function askAll(calls: Call[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < calls.length; at += 16) answers.push(...(await Promise.all(calls.slice(at, at + 16).map(ask))));
  return answers;
}

/** Counts that differ once anything in the newsroom has changed. */
async function standing(admin: Pool) {
  const { rows } = await admin.query(`SELECT (SELECT count(*) FROM newsroom.audit_event) AS events,
    (SELECT count(*) FROM newsroom.draft) AS drafts, (SELECT count(*) FROM newsroom.session) AS sessions,
    (SELECT count(*) FROM newsroom.file) AS files, (SELECT max(updated_at) FROM newsroom.draft) AS changed`);
  return rows[0];
}

const each = <A, B, C>(list: readonly A[], with_: readonly B[], make: (a: A, b: B, at: number) => C): C[] =>
  list.flatMap((a, i) => with_.map((b, j) => make(a, b, i * with_.length + j)));

const bodies: (string | Buffer)[] = [
  '',
  '[]',
  `[{"releaseId":"${canary}"}]`,
  '["$F1"]',
  '["$@1","$undefined"]',
  '{"0":"$K1"}',
  Buffer.from([0xff, 0xfe, 0x00, 0x80]),
  `--x\r\nContent-Disposition: form-data; name="1_$ACTION_ID_${'0'.repeat(42)}"\r\n\r\n${canary}\r\n--x--\r\n`,
  '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$K1"]\r\n--x',
  `${'['.repeat(5000)}${canary}`,
];
const types = [
  'text/plain;charset=UTF-8',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  'application/json',
  'x',
];

/** Calls to pages, as if the pages had server actions. */
function onPages(signedIn: Record<string, string>): Call[] {
  const paths = ['/desk', '/desk/new', '/desk/releases/x', '/desk/sign-in', '/desk/series', '/desk?x=%00', '/desk/a/b'];
  const ids = ['', 'x', '0'.repeat(42), '7f'.padEnd(42, '1'), '__proto__', 'toString', `${'f'.repeat(4000)}`, '%00'];
  const called = each(paths, ids, (path, id, at): Call[] =>
    types.map((type, i) => ({
      method: 'POST',
      path,
      headers: { ...(at % 2 ? signedIn : {}), 'next-action': id, 'content-type': type },
      body: bodies[(at + i) % bodies.length] ?? '',
    })),
  ).flat();
  const methods = each(paths, ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY'], (path, method) => ({
    method,
    path,
    headers: signedIn,
    body: canary,
  }));
  return [...called, ...methods];
}

/** Calls to real actions of the desk, each wrong in one way, and to actions that do not exist. */
function onActions(signedIn: Record<string, string>): Call[] {
  const json = { 'content-type': 'application/json' };
  const badCalls: Omit<Call, 'method' | 'path'>[] = [
    { headers: { ...signedIn, ...json }, body: '{' },
    { headers: { ...signedIn, ...json }, body: `["${canary}"]` },
    { headers: { ...signedIn, ...json }, body: `{"releaseId":"${canary}","version":1e999}` },
    { headers: { ...signedIn, ...json }, body: `{"content":{"headline":"${canary}\\ud800"}}` },
    { headers: { ...signedIn, ...json }, body: `{"text":"${canary}\\u0000","reason":"\\u0000"}` },
    { headers: { ...signedIn, 'content-type': 'text/plain' }, body: '{}' },
    { headers: { ...signedIn, ...json, [viewerHeader]: 'x' }, body: '{}' },
    { headers: { ...signedIn, ...json, origin: 'https://elsewhere.demo.example' }, body: '{}' },
    { headers: { ...json, cookie: signedIn.cookie ?? '' }, body: '{}' },
    { headers: { ...signedIn, ...json, cookie: 'pressmark.session=%E0%A4%A; pressmark.device=..' }, body: '{}' },
  ];
  const calls = each(actionNames, badCalls, (name, one) => ({ method: 'POST', path: `/api/desk/${name}`, ...one }));
  const unknown = ['', '/', '/x', '/save/x', '/__proto__', '/%00', '/%E0%A4%A', '/..%2f..%2fapi'];
  return [
    ...calls,
    ...each(unknown, ['POST', 'GET'], (rest, method) => ({
      method,
      path: `/api/desk${rest}`,
      headers: { ...signedIn, ...json },
      body: method === 'POST' ? '{}' : '',
    })),
  ];
}

/** Calls to the actions for people without a session. None has a valid code. */
function onVisits(origin: string): Call[] {
  const bodies = ['{', `["${canary}"]`, `{"code":7,"name":"${canary}"}`, `{"code":"${canary}\\u0000"}`, '{"code":"x"}'];
  const senders: Record<string, string>[] = [{ origin }, { origin: 'https://elsewhere.demo.example' }, {}];
  return each(['setUpHouse', 'setUpAdministrator', 'join', '__proto__', 'a/b'], senders, (name, sender) =>
    bodies.map((body) => {
      const headers = { 'content-type': 'application/json', ...sender };
      return { method: 'POST', path: `/api/visit/${name}`, headers, body };
    }),
  ).flat();
}

function onFilesAndSignIn(signedIn: Record<string, string>): Call[] {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const files = [
    'x',
    'x?name=%00.pdf',
    'x?name=',
    '%E0%A4%A?name=a.pdf',
    `${'0'.repeat(36)}?name=a.pdf`,
    'x/y',
    'x/y/%00',
  ];
  const auth = [
    'callback/credentials',
    'callback/credentials?callbackUrl=javascript:1',
    'callback/credentials?callbackUrl=%00',
    'callback/%00',
    'callback/email',
    'signin/credentials',
    '_log',
    'session',
    '',
    'x/y/z',
  ];
  const shapes = [
    { headers: form, body: '' },
    { headers: form, body: `email=${canary}%00&password=%00&csrfToken=x` },
    { headers: form, body: `${'a=b&'.repeat(4000)}email=${canary}` },
    { headers: { 'content-type': 'application/json' }, body: '{' },
    { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: bodies[7] ?? '' },
    { headers: { ...form, origin: 'https://elsewhere.demo.example' }, body: 'email=a&password=b' },
    {
      headers: { ...form, cookie: 'next-auth.csrf-token=a|b|c; next-auth.callback-url=javascript:1' },
      body: 'csrfToken=a',
    },
  ];
  return [
    ...files.map((rest) => ({ method: 'POST', path: `/api/files/${rest}`, headers: signedIn, body: canary })),
    ...files.map((rest) => ({ method: 'DELETE', path: `/api/files/${rest}`, headers: signedIn })),
    ...each(auth, shapes, (rest, shape) => ({ method: 'POST', path: `/api/auth/${rest}`, ...shape })),
  ];
}

/** Reads with the headers in which a page describes itself to Next. */
function onReading(signedIn: Record<string, string>): Call[] {
  const states = [
    'x',
    '%',
    '%E0%A4%A',
    'null',
    '7',
    '{}',
    '[]',
    '["",{"children":7}]',
    '["",{},"x"]',
    `"${'a'.repeat(9000)}"`,
  ];
  return each(['/desk', '/desk/new'], states, (path, state) => ({
    method: 'GET',
    path,
    headers: { ...signedIn, rsc: '1', 'next-router-state-tree': state },
  }));
}

test('hundreds of calls that no page makes are refused in words, change nothing, and no log quotes them', async ({
  page,
  pressmark,
  signIn,
  admin,
}) => {
  test.slow();
  await signIn(page, 'editor');
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const { rows } = await admin.query(`SELECT id FROM newsroom.user_account WHERE email = 'editor@demo.example'`);
  const signedIn = { cookie, origin: url, [viewerHeader]: String(rows[0].id) };
  const before = await standing(admin);
  const calls = [
    ...onPages(signedIn),
    ...onActions(signedIn),
    ...onFilesAndSignIn(signedIn),
    ...onVisits(url),
    ...onReading(signedIn),
  ];
  expect(calls.length).toBeGreaterThan(700);
  const answers = await askAll(calls);
  const failures = answers.filter(({ call, status, text }) => {
    if (status < 400 || status >= 500) return true;
    // A person reads the answer of a page, so it is a sentence. Any other answer has a code too.
    if (call.method === 'GET' && !text.startsWith('{')) return !/^[A-Z].+\.\n$/.test(text);
    const reason = JSON.parse(text).reasons?.[0];
    return !/^[\w-]+$/.test(reason?.code ?? '') || !/\w+ \w+/.test(reason?.message ?? '');
  });
  expect(failures.map(({ call, status, text }) => ({ ...call, status, text: text.slice(0, 200) }))).toEqual([]);
  expect(await standing(admin)).toEqual(before);

  // PostgreSQL's log does not quote a statement that it refuses, whoever sent it.
  for (const statement of [
    `SELECT '${canary}'::int`,
    `SELECT '{"a":"\\ud800 ${canary}'::jsonb`,
    `SELECT '${canary}' FROM x`,
  ])
    await expect(admin.query(statement)).rejects.toThrow();
  await expect(admin.query('SELECT $1::int', [canary])).rejects.toThrow();
  const logs = [pressmark.log, join(pressmark.data, 'postgres.log')];
  for (const log of logs) expect(readFileSync(log, 'utf8')).not.toContain(canary);
});

test('an address with odd words never gets an internal error', async ({ page, signIn }) => {
  await signIn(page, 'editor');
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const paths = [
    '/desk',
    '/desk/register',
    '/desk/sign-in',
    '/desk/releases/x',
    '/desk/releases/%00',
    '/register',
    '/',
    '/api/auth/session',
  ];
  const queries = [
    '',
    '?q=%00',
    '?period=',
    '?before=%00',
    '?before=-1',
    '?next=//x',
    '?%',
    '?callbackUrl=javascript:1',
    '?error=%00',
  ];
  const odd: Record<string, string>[] = [
    {},
    { cookie },
    { cookie: 'next-auth.callback-url=x; pressmark.session=x.y.z' },
  ];
  const calls = each(paths, queries, (path, query, at) => ({
    method: 'GET',
    path: path + query,
    headers: odd[at % 3] ?? {},
  }));
  const answers = await askAll(calls);
  expect(answers.filter(({ status }) => status >= 500).map(({ call, status }) => [call.path, status])).toEqual([]);
});

test('behind a proxy that rewrites the host the desk works by its own address', async ({ page, signIn }) => {
  await signIn(page, 'editor');
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const origin = url;
  const headers = {
    cookie,
    origin,
    host: 'inside.demo.example:8080',
    'x-forwarded-host': 'x',
    'content-type': 'application/json',
  };
  const { status, text } = await ask({ method: 'POST', path: '/api/desk/save', headers, body: '{}' });
  expect([status, JSON.parse(text).reasons[0].code]).toEqual([409, 'other-hands']);
  const drawn = await ask({ method: 'GET', path: '/desk', headers: { cookie, host: 'inside.demo.example:8080' } });
  expect(drawn.status).toBe(200);
});
