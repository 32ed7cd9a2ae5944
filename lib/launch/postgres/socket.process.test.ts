// Who can reach the embedded PostgreSQL. Its folder has a path that is too long for a socket's
// address.
import { lstatSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withSession } from '#lib/database/session.ts';
import { clusterUrl } from './cluster.ts';
import { secret } from '#lib/launch/data-directory.ts';
import { type Launched, launch, removeData, temporaryFolder } from '#lib/launch/fixtures/launching.ts';
import { freePort } from '#lib/launch/free-port.ts';

const folder = temporaryFolder();
const data = join(folder, 'an-office-with-a-long-name', 'x'.repeat(100));
let questions = 0;
let port: number;
let stranger: Server;
let launched: Launched;

const ways = () => readdirSync(tmpdir()).filter((name) => /^pressmark-[A-Za-z0-9]{6}$/.test(name));
const before = ways();

beforeAll(async () => {
  port = await freePort();
  stranger = createServer((socket) => {
    questions++;
    socket.destroy();
  }).listen(port, '127.0.0.1');
  mkdirSync(data, { recursive: true });
  // Versions before the socket left this file, readable by all.
  writeFileSync(join(data, 'postgres.port'), `${port}\n`);
  launched = launch({ PRESSMARK_DATA: data, PORT: '0' });
  await launched.says('started in');
});
afterAll(async () => {
  launched.child.kill('SIGTERM');
  await launched.ended;
  stranger.close();
  await removeData(data);
  await removeData(folder);
});

test('PostgreSQL listens on a socket in a folder that is closed to other accounts, and on no port', async () => {
  const url = clusterUrl(data, 'postgres', secret(data, 'postgres'), 'pressmark');
  const settings = await withSession(url, async (client) => {
    const { rows } = await client.query(
      `SELECT current_setting('listen_addresses') AS tcp, inet_server_addr() AS address,
         (SELECT count(*)::int FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256') AS without_proof`,
    );
    return rows[0];
  });
  expect(settings).toEqual({ tcp: '', address: null, without_proof: 0 });
  expect(statSync(join(data, 'db')).mode & 0o777).toBe(0o700);
  const socket = lstatSync(join(data, 'db', '.s.PGSQL.5432'));
  expect([socket.isSocket(), socket.mode & 0o777]).toEqual([true, 0o700]);
});

test('a program on the port that an earlier version used gets no connection', () => {
  expect(questions).toBe(0);
  expect(readdirSync(data)).not.toContain('postgres.port');
});

test('a path too long for a socket gets a link in a private folder, which is removed at the stop', async () => {
  const made = ways().filter((name) => !before.includes(name));
  const links = made.filter((name) =>
    lstatSync(join(tmpdir(), name, 'db'), { throwIfNoEntry: false })?.isSymbolicLink(),
  );
  expect(links.length).toBeGreaterThan(0);
  for (const name of links) expect(lstatSync(join(tmpdir(), name)).mode & 0o777).toBe(0o700);
  const answer = (await (await fetch(launched.out().match(/http:\/\/localhost:\d+/)?.[0] ?? '')).json()) as {
    PUBLIC_DATABASE_URL: string;
  };
  const way = decodeURIComponent(new URL(answer.PUBLIC_DATABASE_URL).hostname);
  launched.child.kill('SIGTERM');
  await launched.ended;
  expect(lstatSync(way, { throwIfNoEntry: false })).toBe(undefined);
});
