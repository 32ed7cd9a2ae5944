import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { behindDoor } from './fixtures/behind-door.ts';
import { projectRoot } from './project-root.ts';
import { publicFiles } from './public-files.ts';

let door: Awaited<ReturnType<typeof behindDoor>>;
beforeAll(async () => {
  door = await behindDoor((_request, response) => response.end('desk'));
});
afterAll(() => door.close());

const bytesOf = (name: string) => readFileSync(join(projectRoot(), 'public', name));

test.each([
  ['favicon.svg', 'image/svg+xml'],
  ['favicon.ico', 'image/x-icon'],
  ['apple-touch-icon.png', 'image/png'],
  ['icon-512.png', 'image/png'],
  ['fonts-licence.txt', 'text/plain; charset=utf-8'],
])('%s is answered byte for byte as %s, and expires after a day', async (name, type) => {
  const answer = await fetch(`${door.url}/${name}`);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytesOf(name));
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': type,
    'cache-control': 'public, max-age=86400, must-revalidate',
    'x-content-type-options': 'nosniff',
  });
});

test('a reader who has the file is answered 304; HEAD brings no bytes; other verbs are refused', async () => {
  const address = `${door.url}/favicon.ico`;
  const etag = String((await fetch(address)).headers.get('etag'));
  const again = await fetch(address, { headers: { 'if-none-match': etag } });
  expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
  const head = await fetch(address, { method: 'HEAD' });
  expect([head.headers.get('content-length'), await head.text()]).toEqual([String(bytesOf('favicon.ico').length), '']);
  const post = await fetch(address, { method: 'POST' });
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test.each([
  '/../package.json',
  '/public/favicon.svg',
  '/./favicon.svg',
  '/x/../favicon.svg',
  '/%2e%2e/package.json',
  '/..%2fpackage.json',
  '/..%5cpackage.json',
  '/..\\package.json',
  '/%66avicon.svg',
  '/favicon.svg%00',
  '/favicon.svg%00.png',
  '/FAVICON.SVG',
  '//favicon.svg',
])('%s is no static file and goes on to the site', async (path) => {
  expect(await door.send(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).toContain(`site ${path}`);
});

test('an address with a NUL is refused', async () => {
  expect(await door.send('GET /favicon.svg\0 HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
});

test('links, folders and files of other kinds are not served', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-public-'));
  const outside = join(folder, 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  const open = join(folder, 'public');
  mkdirSync(join(open, 'folder.txt'), { recursive: true });
  writeFileSync(join(open, 'plain.txt'), 'plain');
  writeFileSync(join(open, '.env'), 'secret');
  writeFileSync(join(open, 'page.html'), 'secret');
  symlinkSync(join(outside, 'secret.txt'), join(open, 'link.txt'));
  symlinkSync(outside, join(open, 'linked'));
  expect([...(await publicFiles(open)).keys()]).toEqual(['/plain.txt']);
  rmSync(folder, { recursive: true });
});
