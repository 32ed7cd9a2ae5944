// The site's process: what it loads, its answers without a database, and how it stops.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { childEnv } from '#lib/core/env.ts';
import { bundleOptions } from '#lib/launch/bundles.ts';

const root = import.meta.dirname;
// The bundle is in dist/, where it finds its packages. No build uses this name.
const file = join(root, 'dist', 'server-under-test.js');
const nowhere = 'postgresql://public_app:x@127.0.0.1:9/none';
let imported: { path: string; kind: string }[] = [];

type Started = { child: ChildProcess; url: string; said: () => string };

beforeAll(async () => {
  const options = bundleOptions(['server']);
  const { metafile } = await build({
    ...options,
    outdir: undefined,
    entryPoints: [join(root, 'server.ts')],
    outfile: file,
    metafile: true,
    sourcemap: false,
  });
  imported = Object.values(metafile.outputs).flatMap((output) => output.imports);
});

const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) if (child.exitCode === null) child.kill('SIGKILL');
  rmSync(file, { force: true });
});

function run(env: Record<string, string | undefined>): ChildProcess {
  const child = fork(file, {
    cwd: '/',
    env: childEnv({
      PORT: '0',
      NODE_ENV: 'production',
      DATABASE_URL: undefined,
      PUBLIC_DATABASE_URL: nowhere,
      PRESSMARK_URL: undefined,
      ...env,
    }),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.push(child);
  return child;
}

async function start(): Promise<Started> {
  const child = run({ PRESSMARK_FACE: 'site' });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message: { ready: true; port: number }) => resolve(message.port));
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${output}`)));
  });
  return { child, url: `http://127.0.0.1:${port}`, said: () => output };
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

test('the site’s bundle holds neither Next nor Prisma, nor a way to load them', () => {
  const paths = imported.map((one) => one.path);
  expect(paths).toContain('pg');
  expect(paths.filter((path) => /^next|prisma|tiptap/i.test(path))).toEqual([]);
  // The first redline and the first copy load piscina, which starts their threads.
  const later = imported.flatMap(({ kind, path }) => (kind === 'dynamic-import' ? [path] : []));
  expect(new Set(later)).toEqual(new Set(['piscina']));
});

test('a site process loads no framework, and takes less than 160 MB', async () => {
  const { child } = await start();
  const memory = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const megabytes = Number(/VmRSS:\s+(\d+)/.exec(memory)?.[1]) / 1024;
  // It takes 80 MB on a quiet machine, and more on a busy one.
  expect(megabytes).toBeLessThan(160);
  expect(readFileSync(`/proc/${child.pid}/maps`, 'utf8')).not.toMatch(/next-swc|query_engine|argon2/);
  child.kill('SIGTERM');
  await ended(child);
});

test('without a database it lives, is not ready, serves styles and static files, and answers 503 for pages', async () => {
  const { child, url } = await start();
  expect((await fetch(`${url}/api/health/live`)).status).toBe(200);
  const ready = await fetch(`${url}/api/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'unavailable', missing: ['public-database'] }]);
  const page = await fetch(`${url}/releases/pr/2021/11/197`);
  expect([page.status, page.headers.get('retry-after'), page.headers.get('cache-control')]).toEqual([
    503,
    '30',
    'no-store',
  ]);
  const css = /href="([^"]+\.css)"/.exec(await page.text())?.[1];
  expect((await fetch(url + css)).status).toBe(200);
  expect((await fetch(`${url}/favicon.svg`)).headers.get('content-type')).toBe('image/svg+xml');
  child.kill('SIGTERM');
  await ended(child);
});

test('a site process has no newsroom: it answers no address of the desk, refuses POST, and upgrades no connection', async () => {
  const { child, url } = await start();
  for (const path of ['/desk', '/api/v1/releases', '/_next/static/x.js', '/api/auth/session']) {
    // The page for unknown addresses needs the database too, so the answer is 503. It shows that
    // no newsroom answers.
    expect([path, (await fetch(url + path)).status]).toEqual([path, 503]);
    expect([path, (await fetch(url + path, { method: 'POST', body: 'x' })).status]).toEqual([path, 405]);
  }
  const outgoing = get(`${url}/desk`, { headers: { Connection: 'Upgrade', Upgrade: 'websocket' } });
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  expect(answer.statusCode).toBe(503);
  outgoing.destroy();
  child.kill('SIGTERM');
  await ended(child);
});

test('it stops cleanly on SIGTERM, and when its parent is gone', async () => {
  const first = await start();
  first.child.kill('SIGTERM');
  expect(await ended(first.child)).toBe(0);
  const second = await start();
  second.child.disconnect();
  expect(await ended(second.child)).toBe(0);
});

test('a missing or wrong variable is named in one line, and the exit code is 1', async () => {
  for (const [env, words] of [
    [{ PRESSMARK_FACE: 'site', PUBLIC_DATABASE_URL: undefined }, 'PUBLIC_DATABASE_URL is missing'],
    [{ PRESSMARK_FACE: 'shop' }, 'PRESSMARK_FACE must be all, desk or site'],
  ] as const) {
    const child = run(env);
    let output = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
    expect(await ended(child)).toBe(1);
    expect(output).toContain(words);
    expect(output).not.toContain('    at ');
  }
});

test('a taken port is named', async () => {
  const { child, url } = await start();
  const second = run({ PRESSMARK_FACE: 'site', PORT: new URL(url).port });
  let output = '';
  second.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
  expect(await ended(second)).toBe(1);
  expect(output.trim()).toBe(
    `Port ${new URL(url).port} is taken by another program. Stop it, or set PORT to a free one.`,
  );
  child.kill('SIGTERM');
  await ended(child);
});
