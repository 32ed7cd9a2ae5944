// What answers beside Pressmark with the same bytes and headers: a bare node:http server in a
// process of its own, and nginx with one worker.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#lib/launch/free-port.ts';

export type Page = { headers: [string, string][]; body: Buffer };
export type Other = { port: number; stop: () => Promise<void> };

/** A page as Pressmark answers it, in Brotli, without what a server adds itself. */
export async function pageAt(port: number, address: string): Promise<Page> {
  // Not by `fetch`, which would unpack it.
  const [response] = (await once(
    get({ port, host: '127.0.0.1', path: address, headers: { 'accept-encoding': 'br' } }),
    'response',
  )) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  if (response.statusCode !== 200) throw new Error(`${address} answers ${response.statusCode}`);
  const own = ['connection', 'keep-alive', 'date', 'transfer-encoding', 'content-length'];
  const headers = Object.entries(response.headers)
    .filter(([name]) => !own.includes(name))
    .map(([name, value]): [string, string] => [name, String(value)]);
  return { headers, body: Buffer.concat(parts) };
}

/** A server that does nothing but send the page. */
export async function bareServer({ headers, body }: Page): Promise<Other> {
  const child = fork(path.join(import.meta.dirname, 'bare.mjs'), [], { execArgv: [], serialization: 'advanced' });
  child.send({ headers: headers.flat(), body });
  const [port] = (await once(child, 'message')) as [number];
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { port, stop };
}

const configuration = (folder: string, port: number, { headers }: Page) => `
worker_processes 1;
daemon off;
pid ${folder}/pid;
error_log ${folder}/error.log;
events { worker_connections 256; }
http {
  access_log off;
  etag off;
  keepalive_requests 1000000000;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  open_file_cache max=10;
  sendfile on;
  server {
    listen 127.0.0.1:${port};
    root ${folder}/pages;
    location / {
      try_files /page =404;
      default_type "${headers.find(([name]) => name === 'content-type')?.[1] ?? ''}";
${headers
  .filter(([name]) => !['content-type', 'last-modified'].includes(name))
  .map(([name, value]) => `      add_header ${name} ${JSON.stringify(value)};`)
  .join('\n')}
    }
  }
}
`;

/** nginx, which sends the page from a file. Null where it is not installed. */
export async function nginx(page: Page): Promise<Other | null> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pressmark-nginx-'));
  chmodSync(folder, 0o755);
  mkdirSync(path.join(folder, 'pages'));
  writeFileSync(path.join(folder, 'pages/page'), page.body);
  const port = await freePort();
  writeFileSync(path.join(folder, 'nginx.conf'), configuration(folder, port, page));
  const child = spawn('/usr/sbin/nginx', ['-c', path.join(folder, 'nginx.conf')], { stdio: 'ignore' });
  const isMissing = await Promise.race([
    once(child, 'error').then(() => true),
    once(child, 'exit').then(() => true),
    pause(500, false),
  ]);
  const stop = async () => {
    if (child.exitCode === null && !isMissing) {
      const ended = once(child, 'exit');
      child.kill('SIGQUIT');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  if (!isMissing) return { port, stop };
  await stop();
  return null;
}
