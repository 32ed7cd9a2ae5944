import 'server-only';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Client } from 'pg';
import '../scram.ts';
import { scriptFiles } from './cache/script-files.ts';
import { passGate } from './gate/gate.ts';
import type { Fitness } from './health.ts';
import { projectRoot } from './project-root.ts';
import { writeAnswer } from './write-answer.ts';

/** Next's handlers of requests and upgrades. Bodies and sockets are handed over as they arrive. */
export type Newsroom = {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Next's own reader of a page's state. Next answers 500 when the reader throws, so the state is
 * checked before.
 */
async function routerStateCheck(): Promise<(state: string) => boolean> {
  const { parseAndValidateFlightRouterState: read } = await import(
    'next/dist/server/app-render/parse-and-validate-flight-router-state.js'
  );
  return (state) => {
    try {
      return read(state) !== undefined;
    } catch {
      return false;
    }
  };
}

/** Loads Next. A process of the public site never does. */
export async function openNewsroom(server: Server, port: number, dev: boolean): Promise<Newsroom> {
  const { default: next } = await import('next');
  const app = next({ dev, dir: projectRoot(), port, httpServer: server });
  await app.prepare();
  const answer = app.getRequestHandler();
  const isRouterState = await routerStateCheck();
  const scripts = dev ? new Map<string, never>() : scriptFiles();
  const handle: Newsroom['handle'] = async (request, response) => {
    if (!dev && !passGate(request, response, isRouterState)) return;
    const script = scripts.get(request.url ?? '');
    if (script) writeAnswer(request, response, script);
    else await answer(request, response);
  };
  return { handle, upgrade: app.getUpgradeHandler(), close: () => app.close() };
}

// Writes a row and rolls it back, which a read-only database refuses. Writes a temporary file
// beside the tables, which a full disk refuses even while the tables have free space inside.
const writeProbe = `
BEGIN;
SET LOCAL work_mem = '64kB';
INSERT INTO newsroom.sign_in_throttle (key) VALUES ('health ' || pg_current_xact_id());
DELETE FROM newsroom.sign_in_throttle WHERE key = 'health ' || pg_current_xact_id();
SELECT count(*) FROM generate_series(1, 20000);
COMMIT`;

/**
 * Whether the newsroom's database can be written to. It throws otherwise. It uses a connection of
 * its own, so that a full pool does not look like a fault.
 */
export async function tryNewsroom(connectionString: string): Promise<Fitness> {
  const client = new Client({
    connectionString,
    connectionTimeoutMillis: 1500,
    query_timeout: 1500,
    application_name: 'pressmark-health',
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(writeProbe);
    return 'ok';
  } finally {
    // A connection that hangs is not waited for.
    client.end().catch(() => {});
  }
}
