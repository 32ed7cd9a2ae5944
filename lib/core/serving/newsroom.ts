import 'server-only';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Client } from 'pg';
import { projectRoot } from './project-root.ts';

/** What Next answers. Bodies and sockets are handed over as they come. */
export type Newsroom = {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
  close: () => Promise<void>;
};

/** Loads Next, which a process of the public site never does. */
export async function openNewsroom(server: Server, port: number, dev: boolean): Promise<Newsroom> {
  const { default: next } = await import('next');
  const app = next({ dev, dir: projectRoot(), port, httpServer: server });
  await app.prepare();
  return { handle: app.getRequestHandler(), upgrade: app.getUpgradeHandler(), close: () => app.close() };
}

/** Whether the newsroom's database answers; throws otherwise. A connection of its own, so that a full pool does not look like a fault. */
export async function pingNewsroom(connectionString: string): Promise<void> {
  const client = new Client({
    connectionString,
    connectionTimeoutMillis: 1500,
    query_timeout: 1500,
    application_name: 'pressmark-health',
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
  } finally {
    await client.end().catch(() => {});
  }
}
