import { beforeEach, expect, test } from 'vitest';
import { ByteCache } from './byte-cache.ts';
import { type KeptAnswer, keepable } from './kept-answer.ts';

let clock = 0;
let cache: ByteCache;
let made = 0;

const answer = (body: string, { status = 200, tags = 'a', control = 'public, max-age=0, s-maxage=2' } = {}) =>
  keepable(
    new Response(body, {
      status,
      headers: { 'content-type': 'text/html', 'cache-control': control, 'cache-tag': tags, etag: `"${body}"` },
    }),
  );
const making = (body: string, how?: Parameters<typeof answer>[1]) => () => {
  made++;
  return answer(body, how);
};
const read = async (key: string, make: () => Promise<KeptAnswer>) =>
  (await cache.get(key, make))?.bodies.identity?.toString();

/** A page whose making waits for `go`. */
function slow(body: string, how?: Parameters<typeof answer>[1]) {
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const make = async () => {
    made++;
    await gate;
    return answer(body, how);
  };
  return { make, go };
}

beforeEach(() => {
  clock = 0;
  made = 0;
  cache = new ByteCache({ now: () => clock, patience: 20 });
  cache.trustedUntil = Number.POSITIVE_INFINITY;
});

test('a page is made once and kept until its time ends', async () => {
  expect(await read('/', making('one'))).toBe('one');
  clock = 599_000;
  expect(await read('/', making('two'))).toBe('one');
  clock = 600_001;
  expect(await read('/', making('two'))).toBe('two');
});

test('a page that must not be stored is made every time', async () => {
  for (const control of ['no-store', 'private, max-age=60', 'no-cache', '']) await read('/', making('x', { control }));
  expect(made).toBe(4);
});

test('a thousand readers at once cost one page', async () => {
  const { make, go } = slow('one');
  const readers = Array.from({ length: 1000 }, () => read('/', make));
  go();
  expect(new Set(await Promise.all(readers))).toEqual(new Set(['one']));
  expect(made).toBe(1);
});

test('a dropped tag drops every page that carries it, and no other', async () => {
  await read('/1', making('one', { tags: 'release:1,list' }));
  await read('/2', making('two', { tags: 'release:2,list' }));
  cache.drop(['release:1']);
  expect(cache.peek('/1')).toBeUndefined();
  expect(cache.peek('/2')).toBeDefined();
  cache.drop(['list']);
  expect(cache.size).toMatchObject({ pages: 0, tags: 0 });
});

test('a page that changed while it was made is not kept', async () => {
  const { make, go } = slow('old', { tags: 'release:1' });
  const early = read('/', make);
  cache.drop(['release:1']);
  const late = read('/', making('new', { tags: 'release:1' }));
  go();
  expect(await early).toBe('old');
  expect(await late).toBe('new');
  expect(cache.peek('/')?.bodies.identity?.toString()).toBe('new');
});

test('an older page that finishes after the newer one is not kept', async () => {
  const { make, go } = slow('old', { tags: 'release:1' });
  const early = read('/', make);
  cache.drop(['release:1']);
  await read('/', making('new', { tags: 'release:1' }));
  go();
  await early;
  expect(cache.peek('/')?.bodies.identity?.toString()).toBe('new');
});

test('a page is kept when something else changed while it was made', async () => {
  const { make, go } = slow('one', { tags: 'release:1' });
  const reading = read('/', make);
  cache.drop(['release:2']);
  go();
  await reading;
  expect(cache.peek('/')).toBeDefined();
});

test('a missing address has its page as soon as it is published', async () => {
  await read('/releases/x', making('nothing', { status: 404, tags: 'missing' }));
  cache.drop(['missing']);
  expect(await read('/releases/x', making('here'))).toBe('here');
});

test('guessed addresses push no page out', async () => {
  cache = new ByteCache({ now: () => clock, maxMissing: 10 });
  cache.trustedUntil = Number.POSITIVE_INFINITY;
  await read('/', making('page'));
  for (let i = 0; i < 500; i++) await read(`/guess/${i}`, making('nothing', { status: 404 }));
  expect(cache.size).toMatchObject({ pages: 1, missing: 10 });
  expect(cache.peek('/')).toBeDefined();
});

test('the cache stays within its bytes', async () => {
  cache = new ByteCache({ now: () => clock, maxBytes: 50_000 });
  cache.trustedUntil = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 100; i++) await read(`/${i}`, making('x'.repeat(5000)));
  expect(cache.size.bytes).toBeLessThanOrEqual(50_000);
  expect(cache.size.pages).toBeGreaterThan(1);
});

test('a process that cannot read the register believes a page for one second', async () => {
  await read('/', making('old'));
  cache.trustedUntil = 0;
  clock = 900;
  expect(await read('/', making('new'))).toBe('old');
  clock = 1100;
  expect(await read('/', making('new'))).toBe('new');
});

const failing = making('down', { status: 503, control: 'no-store' });

test('a changed page is made again; if that fails, its older copy is served and says so', async () => {
  await read('/', making('old', { tags: 'list' }));
  clock = 7000;
  cache.outdate(['list']);
  expect(cache.peek('/')).toBeUndefined();
  const resort = await cache.get('/', failing);
  expect(resort?.bodies.identity.toString()).toBe('old');
  expect(resort?.head.join('\n')).toMatch(/cache-control\nno-store\nage\n7\nwarning\n110 /);
  expect(resort?.head.join()).not.toContain('s-maxage');
  expect(await read('/', making('new', { tags: 'list' }))).toBe('new');
});

test('a changed page is waited for while the database answers, however slowly', async () => {
  await read('/', making('old', { tags: 'list' }));
  cache.outdate(['list']);
  const { make, go } = slow('new', { tags: 'list' });
  setTimeout(go, 60);
  expect(await read('/', make)).toBe('new');
});

test('a dropped page is never served again, not even as a last resort', async () => {
  await read('/', making('withdrawn', { tags: 'release:1' }));
  cache.outdate(['release:1']);
  cache.drop(['release:1']);
  expect(await read('/', failing)).toBe('down');
});

test('a page that is dropped while a reader waits for the newer one is not served', async () => {
  await read('/', making('withdrawn', { tags: 'release:1' }));
  cache.outdate(['release:1']);
  const { make, go } = slow('down', { status: 503, control: 'no-store', tags: 'release:1' });
  const reading = read('/', make);
  cache.drop(['release:1']);
  go();
  expect(await reading).toBe('down');
});

test('a missing address is no last resort, since its page may exist by now', async () => {
  await read('/new', making('nothing here', { status: 404, tags: 'missing' }));
  cache.outdate(['missing']);
  expect(await read('/new', failing)).toBe('down');
});

test('while the database is down kept pages are served for a day, and no longer', async () => {
  await read('/', making('kept'));
  cache.trustedUntil = 0;
  clock = 3_600_000;
  expect(await read('/', failing)).toBe('kept');
  expect(await read('/', () => Promise.reject(new Error('down')))).toBe('kept');
  clock = 600_000 + 86_400_001;
  expect(await read('/', failing)).toBe('down');
});

test('readers of kept pages do not wait for a database that hangs', async () => {
  await read('/', making('kept'));
  cache.outdate(['*']);
  cache.trustedUntil = 0;
  clock = 5000;
  expect(await read('/', () => new Promise(() => {}))).toBe('kept');
});

test('without the register it is degraded with kept pages, and unavailable with styles alone', async () => {
  expect(cache.fitness()).toBe('ok');
  cache.trustedUntil = 0;
  await read('/style', making('css', { control: 'public, max-age=31536000, immutable', tags: '' }));
  expect(cache.fitness()).toBe('unavailable');
  await read('/', making('page'));
  expect(cache.fitness()).toBe('degraded');
});

test('a page beyond the limit of pages in the making is refused', async () => {
  cache = new ByteCache({ now: () => clock, maxRenders: 2 });
  const waiting = slow('one');
  const first = [cache.get('/1', waiting.make), cache.get('/2', waiting.make)];
  expect(await cache.get('/3', waiting.make)).toBeNull();
  waiting.go();
  await Promise.all(first);
  expect(await cache.get('/3', waiting.make)).not.toBeNull();
});

test('files push out other files, and no page', async () => {
  cache = new ByteCache({ maxBytes: 1 << 20, maxFileBytes: 10 << 20, now: () => clock });
  cache.trustedUntil = Number.POSITIVE_INFINITY;
  const file = (n: number) => async () => ({
    ...(await answer('a'.repeat(3 << 20), { tags: `release:${n}` })),
    isFile: true,
  });
  await read('/page', making('page', { tags: 'release:1' }));
  for (let n = 1; n <= 5; n++) await read(`/file-${n}`, file(n));
  expect(cache.peek('/page')).toBeDefined();
  expect([1, 2, 3, 4, 5].filter((n) => cache.peek(`/file-${n}`))).toEqual([5]);
  expect(cache.size.files).toBeLessThanOrEqual(10 << 20);
  for (let n = 0; n < 500; n++)
    await read(`/small-${n}`, async () => ({ ...(await answer('b'.repeat(10_000))), isFile: true }));
  expect(cache.peek('/page')).toBeDefined();
  await read('/file-5', file(5));
  cache.drop(['release:5']);
  expect(cache.peek('/file-5')).toBeUndefined();
});
