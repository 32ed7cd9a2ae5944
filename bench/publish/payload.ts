// Payload CMS 3 in bench/payload. The benchmark installs, builds and starts it, and uses its REST
// API.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '#lib/launch/free-port.ts';
import { installIn, runIn } from '../install.ts';
import { type Contestant, mostClients } from './contestant.ts';
import { expectStatus, serverAt } from './request.ts';
import { dateline, endMark, headline, lexicalBody, subheadline } from './text.ts';

const folder = fileURLToPath(new URL('../payload', import.meta.url));
const program = (path: string) => join(folder, 'node_modules', path);

/** The environment of Payload's programs. Nothing else of ours is passed on. */
const settings = (url: string, more: Record<string, string> = {}) =>
  ({
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    DATABASE_URL: url,
    PAYLOAD_SECRET: randomBytes(32).toString('hex'),
    PAYLOAD_PASSWORD: 'demo-password-1',
    NEXT_TELEMETRY_DISABLED: '1',
    ...more,
  }) as unknown as NodeJS.ProcessEnv;

const run = (what: string, file: string, args: string[], env: NodeJS.ProcessEnv) =>
  runIn(folder, what, [file, ...args], env);

async function build(url: string) {
  const env = settings(url, { NODE_ENV: 'production' });
  rmSync(join(folder, '.next'), { recursive: true, force: true });
  console.error('Building Payload CMS …');
  await run('The build of Payload', process.execPath, [program('next/dist/bin/next'), 'build'], env);
}

async function start(env: NodeJS.ProcessEnv, port: number): Promise<ChildProcess> {
  const args = [program('next/dist/bin/next'), 'start', '-H', '127.0.0.1', '-p', String(port)];
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null) throw new Error(`Payload ended at once (code ${child.exitCode})`);
    const answer = await fetch(`http://127.0.0.1:${port}/api/users/me`).catch(() => null);
    if (answer?.ok) return child;
    if (tries > 300) throw new Error('Payload does not answer');
    await pause(100);
  }
}

/** Payload, started on an empty database, with somebody who may write and publish. */
export type Payload = {
  port: number;
  /** Creates a release and publishes it. @returns its id */
  publish: (series: number) => Promise<string>;
  stop: () => Promise<void>;
};

/**
 * Starts Payload on an empty database of its own.
 * @throws with the output, if it cannot be installed or built
 */
export async function startPayload(url: string): Promise<Payload> {
  await installIn(folder, 'Payload CMS');
  const env = settings(url);
  // Payload creates its tables by itself only outside production.
  await run('The set-up of Payload', process.execPath, [program('payload/bin.js'), 'run', 'setup.ts'], env);
  await build(url);
  const port = await freePort();
  const child = await start({ ...env, NODE_ENV: 'production' }, port);
  const ask = serverAt(port, mostClients);
  const login = { email: 'editor@demo.example', password: 'demo-password-1' };
  const signedIn = expectStatus(await ask({ method: 'POST', path: '/api/users/login', body: login }), 200);
  const headers = { authorization: `JWT ${(signedIn.body as { token: string }).token}` };
  const text = { headline, subheadline, dateline, endMark, language: 'en', body: lexicalBody };
  return {
    port,
    publish: async (series) => {
      const draft = { ...text, series: `s${series}`, _status: 'draft' };
      const created = await ask({ method: 'POST', path: '/api/releases?draft=true&depth=0', headers, body: draft });
      const { doc } = expectStatus(created, 201).body as { doc: { id: string } };
      const path = `/api/releases/${doc.id}?depth=0`;
      const published = await ask({ method: 'PATCH', path, headers, body: { _status: 'published' } });
      const now = expectStatus(published, 200).body as { doc: { _status: string } };
      if (now.doc._status !== 'published') throw new Error('Payload did not publish');
      return doc.id;
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Payload as one of the contestants that publish. */
export async function payload(url: string): Promise<Contestant> {
  const { publish, stop } = await startPayload(url);
  return { name: 'Payload CMS', turn: async (_client, series) => void (await publish(series)), stop };
}
