// The one HTTP entry. Addresses of the public site go through the byte cache to plain functions; the newsroom's go to Next, which
// a site process does not even load.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { broken, notFound } from '#app/(site)/_answers/answer.ts';
import { siteRoutes } from '#app/(site)/routes.ts';
import type { Api } from '#lib/api/door.ts';
import { env } from '#lib/core/env.ts';
import { closePublic } from '#lib/core/public-db.ts';
import { isNewsroomPath } from '#lib/core/serving/address-rules.ts';
import { ByteCache } from '#lib/core/serving/byte-cache.ts';
import { openDoor } from '#lib/core/serving/door.ts';
import { fewLines } from '#lib/core/serving/few-lines.ts';
import { openHealth } from '#lib/core/serving/health.ts';
import { type Newsroom, openNewsroom, tryNewsroom } from '#lib/core/serving/newsroom.ts';
import { routeFinder } from '#lib/core/serving/route-rules.ts';
import { drain, onStop } from '#lib/core/serving/stopping.ts';
import { followRegister } from '#lib/publishing/follow-register.ts';

const fail = (...lines: string[]): never => {
  for (const line of lines) console.error(line);
  process.exit(1);
};

function settings() {
  try {
    return env();
  } catch (error) {
    return fail(...(error instanceof Error ? error.message.split('; ') : [String(error)]));
  }
}

const { PORT, PRESSMARK_FACE: face, NODE_ENV, DATABASE_URL, PUBLIC_DATABASE_URL } = settings();
const showsSite = face !== 'desk';
const showsDesk = face !== 'site';
const dev = NODE_ENV === 'development';
if (showsSite && !PUBLIC_DATABASE_URL)
  fail('PUBLIC_DATABASE_URL is missing: the site reads the public register through it.');
if (showsDesk && !DATABASE_URL) fail('DATABASE_URL is missing: the newsroom works on it.');

const cache = new ByteCache();
const openSite = openDoor({
  routes: siteRoutes,
  cache,
  notFound,
  broken,
  log: fewLines((line) => console.error(line)),
});
const register =
  showsSite && PUBLIC_DATABASE_URL
    ? followRegister({ cache, connectionString: PUBLIC_DATABASE_URL, log: (line) => console.error(line) })
    : null;

const answerHealth = openHealth([
  ...(register ? [{ name: 'public-database', look: () => register.first.then(() => cache.fitness()) }] : []),
  ...(showsDesk && DATABASE_URL ? [{ name: 'newsroom-database', look: () => tryNewsroom(DATABASE_URL) }] : []),
]);

let newsroom: Promise<Newsroom> | null = null;
let api: Promise<Api> | null = null;

/** A bundle of its own beside this one: what it needs of the newsroom is not loaded by a process of the site. */
async function loadApi(): Promise<Api> {
  const { openApi } = (await import(new URL('./api.js', import.meta.url).href)) as typeof import('#lib/api/door.ts');
  return openApi();
}
const isSiteRoute = routeFinder(siteRoutes);

function answerElsewhere(response: ServerResponse): void {
  response.writeHead(404, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end('There is nothing at this address.\n');
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (path.startsWith('/api/health/') && (await answerHealth(path, response))) return;
  if (api && path.startsWith('/api/v1/')) return (await api).handle(request, response);
  // While the newsroom is being written, Next serves the site's routes too, so that a change shows at once.
  if (newsroom && (isNewsroomPath(path) || (dev && showsSite && isSiteRoute(path))))
    return (await newsroom).handle(request, response);
  if (showsSite) return openSite(request, response);
  answerElsewhere(response);
}

const server = createServer(
  {
    maxHeaderSize: 16 << 10,
    headersTimeout: 10_000,
    requestTimeout: showsDesk ? 300_000 : 15_000,
    keepAliveTimeout: 10_000,
  },
  (request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500, { 'cache-control': 'no-store' });
      response.end();
    });
  },
);
if (!showsDesk) server.timeout = 60_000;
server.on('upgrade', (request, socket, head) => {
  socket.on('error', () => socket.destroy());
  if (newsroom && isNewsroomPath((request.url ?? '/').split('?', 1)[0] ?? '/'))
    void newsroom.then((room) => room.upgrade(request, socket, head));
  else socket.destroy();
});
server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE')
    fail(`Port ${PORT} is taken by another program. Stop it, or set PORT to a free one.`);
  fail(`The server cannot listen on port ${PORT}: ${error.message}`);
});

onStop(async () => {
  await drain(server);
  await Promise.allSettled([
    register?.stop(),
    closePublic(),
    newsroom?.then((room) => room.close()),
    api?.then((door) => door.close()),
  ]);
});

server.listen(PORT, async () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : PORT;
  if (showsDesk) newsroom = openNewsroom(server, port, dev);
  // In development Next serves its routes, which show a change at once.
  if (showsDesk && !dev) api = loadApi();
  await Promise.all([newsroom, api]);
  process.send?.({ ready: true, port });
});
