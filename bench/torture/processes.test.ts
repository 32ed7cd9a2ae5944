import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { childOf, openPorts, treeOf } from './processes.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function portOn(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

test.runIf(process.platform === 'linux')('a port is open to other machines unless it listens on loopback', async () => {
  const [everywhere, alsoEverywhere] = [await portOn('0.0.0.0'), await portOn('::')];
  const [here, alsoHere] = [await portOn('127.0.0.1'), await portOn('::1')];
  const open = openPorts([process.pid]);
  expect(open).toEqual(expect.arrayContaining([everywhere, alsoEverywhere]));
  for (const port of [here, alsoHere]) expect(open).not.toContain(port);
});

test('a process’s tree has its own descendants and no other process', () => {
  expect(treeOf(process.ppid)).toContain(process.pid);
  expect(treeOf(process.pid)).not.toContain(process.ppid);
  for (const target of ['site', 'desk', 'worker', 'postgres'] as const) expect(childOf(process.pid, target)).toBe(null);
});
