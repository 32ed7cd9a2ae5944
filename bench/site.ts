// Requests a second of the site alone (PRESSMARK_FACE=site) on the seeded register: one cached
// page, and pages that are rendered for each request. A bare node:http server answers the same
// bytes in the same run. Loopback only, with a limited number of requests.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import type { BenchDatabase } from './database.ts';

const connections = 16;

/**
 * Sends `count` GET requests over keep-alive connections, each as soon as the last has its answer.
 * @returns requests a second
 */
async function load(port: number, paths: string[], count: number): Promise<number> {
  let sent = 0;
  const began = performance.now();
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      let remaining = -1;
      const next = () => {
        if (sent >= count) return void socket.end(() => resolve());
        socket.write(`GET ${paths[sent++ % paths.length]} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n`);
      };
      socket
        .on('error', reject)
        .on('connect', next)
        .on('data', (bytes) => {
          if (remaining < 0) {
            const text = bytes.toString('latin1');
            const length = /content-length: (\d+)/i.exec(text);
            if (!length || !/^HTTP\/1.1 200/.test(text)) return void reject(new Error(text.slice(0, 200)));
            remaining = Number(length[1]) - (bytes.length - text.indexOf('\r\n\r\n') - 4);
          } else remaining -= bytes.length;
          if (remaining > 0) return;
          remaining = -1;
          next();
        });
    });
  await Promise.all(Array.from({ length: connections }, one));
  return (count / (performance.now() - began)) * 1000;
}

async function startSite(publicUrl: string) {
  const file = path.join(import.meta.dirname, '../dist/server.js');
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    PRESSMARK_FACE: 'site',
    PUBLIC_DATABASE_URL: publicUrl,
    NODE_ENV: 'production',
  };
  // Without the benchmark's own import conditions.
  const child = fork(file, [], { env: env as unknown as NodeJS.ProcessEnv, execArgv: [] });
  const started = once(child, 'message') as Promise<[{ port: number }]>;
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`The site ended at once (code ${code}); build it first: npm run build`)),
  );
  const [message] = await Promise.race([started, ended]);
  return { child, port: message.port };
}

/** Prints both rates and their share of the bare server's. */
export async function benchSite(database: BenchDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: database.publicUrl });
  await client.connect();
  const { rows } = await client.query<{ path: string }>(
    'SELECT path FROM pub.release TABLESAMPLE BERNOULLI (2) LIMIT 6000',
  );
  await client.end();
  const paths = rows.map((row) => row.path);
  const { child, port } = await startSite(database.publicUrl);
  try {
    const page = await fetch(`http://127.0.0.1:${port}${paths[0]}`, { headers: { 'accept-encoding': 'br' } });
    const body = Buffer.alloc(Number(page.headers.get('content-length')));
    const bare = createServer((_request, response) =>
      response.writeHead(200, { 'content-length': body.length }).end(body),
    ).listen(0, '127.0.0.1');
    await once(bare, 'listening');
    const limit = await load((bare.address() as AddressInfo).port, ['/'], 40_000);
    bare.close();
    bare.closeAllConnections();
    await load(port, [paths[0] ?? '/'], 2000);
    const kept = await load(port, [paths[0] ?? '/'], 40_000);
    const anew = await load(port, paths, paths.length);
    for (const [name, rate] of [
      ['bare node:http, same bytes, in this process', limit],
      ['a kept page', kept],
      ['pages rendered anew', anew],
    ] as const) {
      console.log(`${name}: ${Math.round(rate)} requests a second (${(rate / limit).toFixed(3)} of the bare server)`);
    }
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}
