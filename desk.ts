// The newsroom's process: desk and sign-in by Next, and the desk API. With the site in front, it
// listens on a socket that only the site reaches. Without the site, it listens on the port itself,
// behind the same limits.
import { rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { hasValidSession } from '#lib/accounts/sign-in/session-cookie.ts';
import { Streams } from '#lib/accounts/streams/streams.ts';
import type { Api } from '#lib/api/router.ts';
import { logErrorsWithoutMessages } from '#lib/core/quiet-log.ts';
import { alwaysHeaders } from '#lib/core/serving/always-headers.ts';
import { isNewsroomPath } from '#lib/core/serving/address-rules.ts';
import { clientAddress, clientHeader } from '#lib/core/serving/gate/client-address.ts';
import { fail, listenOn, processSettings } from '#lib/core/serving/entry.ts';
import { openHealth } from '#lib/core/serving/health.ts';
import { needsSession, noSession } from '#lib/core/serving/gate/limit-rules.ts';
import { serverBehindDoor } from '#lib/core/serving/listening.ts';
import { openNewsroom, tryNewsroom } from '#lib/core/serving/newsroom.ts';
import { bringsBody, refuseWhenRead, writeRefusal } from '#lib/core/serving/gate/refusing.ts';
import { drain, onStop } from '#lib/core/serving/stopping.ts';

logErrorsWithoutMessages();
const { PORT, NODE_ENV, DATABASE_URL, PRESSMARK_DESK_SOCKET: socket } = processSettings();
if (!DATABASE_URL) fail('DATABASE_URL is missing: the newsroom works on it.');
const dev = NODE_ENV === 'development';

const answerHealth = openHealth([{ name: 'newsroom-database', look: () => tryNewsroom(DATABASE_URL) }]);

const streams = new Streams({ connectionString: DATABASE_URL, log: (line) => console.error(line) });

/**
 * Loads the API from a second bundle beside this one. In development Next serves the API's routes,
 * so that a change shows at once.
 */
async function loadApi(): Promise<Api> {
  const { openApi } = (await import(new URL('./api.js', import.meta.url).href)) as typeof import('#lib/api/router.ts');
  return openApi();
}

const nothing = { status: 404, code: 'no-such-address', words: 'There is nothing at this address.' };

/** The address of a request's sender: from the site's process, or else from the connection. */
function clientOf(request: IncomingMessage): string {
  const header = request.headers[clientHeader];
  return socket && typeof header === 'string' ? header : clientAddress(request);
}

async function answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const client = clientOf(request);
  // Next and the sign-in read the address from these headers.
  request.headers[clientHeader] = client;
  request.headers['x-forwarded-for'] ??= client;
  for (const [name, value] of Object.entries(alwaysHeaders())) response.setHeader(name, value);
  if (path.startsWith('/api/health/') && (await answerHealth(path, response))) return;
  if (path === '/api/desk/changes') return streams.handle(request, response);
  if (api && path.startsWith('/api/v1/')) return api.handle(request, response, client);
  // A cookie that only looks like a session is refused here, before the body is read.
  if (needsSession(path) && bringsBody(request) && !(await hasValidSession(request.headers.cookie))) {
    refuseWhenRead(request, response, noSession);
    return;
  }
  if (isNewsroomPath(path)) return newsroom.handle(request, response);
  writeRefusal(request, response, nothing);
}

const server = serverBehindDoor({
  answer,
  hasNewsroom: true,
  upgrade: (request, connection, head) => void newsroom.upgrade(request, connection, head),
});
// The site decides how long it keeps a connection. So it never sends a request on one that closes
// at that moment.
if (socket) {
  server.keepAliveTimeout = 0;
  server.timeout = 0;
}

const opening = Promise.all([openNewsroom(server, PORT, dev), dev ? null : loadApi()]);
onStop(async () => {
  // The streams never end by themselves.
  await streams.stop();
  await drain(server);
  const [loaded, loadedApi] = await opening;
  await Promise.allSettled([loaded.close(), loadedApi?.close()]);
});
const [newsroom, api] = await opening;

// A killed process leaves its socket behind. Nobody uses it any more.
if (socket) rmSync(socket, { force: true });
process.send?.({ ready: true, port: await listenOn(server, socket ?? PORT) });
