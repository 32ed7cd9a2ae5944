import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { beforeAll, expect, test } from 'vitest';
import { longestCopyBody } from './gate/limit-rules.ts';
import { Posts, type Sent } from './posts.ts';

beforeAll(() => {
  process.env.PRESSMARK_PROXIES = '0';
});

/** A request whose body the test writes. */
function requestFrom(reader: string, headers: Record<string, string> = {}) {
  const body = new PassThrough();
  const request = Object.assign(body, { headers, socket: { remoteAddress: reader } });
  return { body, request: request as unknown as IncomingMessage };
}

/** Sends to `posts` and returns what the answer is given, when it is. */
function take(posts: Posts, reader: string, headers?: Record<string, string>) {
  const { body, request } = requestFrom(reader, headers);
  const sent = new Promise<Sent>((resolve, reject) => {
    posts.take(request, async (what) => resolve(what)).catch(reject);
  });
  return { body, sent, request };
}
const text = (sent: Sent) => ('bytes' in sent ? Buffer.from(sent.bytes).toString('utf8') : sent.refused);

test('a body is given whole, with its type', async () => {
  const { body, sent } = take(new Posts(), 'a', { 'content-type': 'text/plain' });
  body.write('one ');
  body.end('two');
  expect(text(await sent)).toBe('one two');
  expect(await sent).toMatchObject({ type: 'text/plain' });
});

test('a body that is longer than it said is not read on', async () => {
  const { body, sent } = take(new Posts(), 'a');
  body.end(Buffer.alloc(longestCopyBody + 1));
  expect(await sent).toEqual({ refused: 'too-long' });
});

test('what says that it is too long, or comes from a page of another site, is not read at all', async () => {
  const long = take(new Posts(), 'a', { 'content-length': String(longestCopyBody + 1) });
  expect(await long.sent).toEqual({ refused: 'too-long' });
  const other = take(new Posts(), 'a', { 'sec-fetch-site': 'cross-site' });
  expect(await other.sent).toEqual({ refused: 'other-site' });
  expect([long.body.readableFlowing, other.body.readableFlowing]).toEqual([null, null]);
});

test('a reader who drips holds three places, all readers twelve, and each is free again', async () => {
  const posts = new Posts();
  const busy = { refused: 'busy', retryAfter: 10 };
  const own = Array.from({ length: 3 }, () => take(posts, 'a'));
  expect(await take(posts, 'a').sent).toEqual(busy);
  const others = ['b', 'c', 'd'].flatMap((reader) => Array.from({ length: 3 }, () => take(posts, reader)));
  expect(await take(posts, 'e').sent).toEqual(busy);
  own[0]?.body.end('done');
  expect(text(await (own[0] as (typeof own)[number]).sent)).toBe('done');
  await new Promise(setImmediate);
  const next = take(posts, 'e');
  next.body.end('mine');
  expect(text(await next.sent)).toBe('mine');
  for (const { body } of [...own, ...others]) body.end();
});

test('a reader who goes away frees the place, and is no failure', async () => {
  const posts = new Posts();
  for (let n = 0; n < 5; n++) {
    const { request, body } = requestFrom('a');
    const done = posts.take(request, async () => expect.unreachable());
    body.destroy(new Error('aborted'));
    await done;
  }
});

test('twenty at once, then one in two seconds', async () => {
  const posts = new Posts();
  const all: Sent[] = [];
  for (let n = 0; n < 21; n++) {
    const { body, sent } = take(posts, 'a');
    body.end();
    all.push(await sent);
  }
  expect(all.slice(0, 20).every((sent) => 'bytes' in sent)).toBe(true);
  expect(all[20]).toMatchObject({ refused: 'often', retryAfter: expect.any(Number) });
});
