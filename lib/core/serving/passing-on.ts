import 'server-only';
import { Agent, type ClientRequest, type IncomingMessage, request as ask, type ServerResponse } from 'node:http';
import { type Duplex, pipeline } from 'node:stream';
import { clientAddress, clientHeader } from './client-address.ts';
import type { Fitness } from './health.ts';
import type { Refused } from './limit-rules.ts';
import { bringsBody, endAfterBody, writeRefusal } from './refusing.ts';

// What is said between two neighbours only (RFC 9110, 7.6.1), and what only we may say.
const notPassedOn = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authorization',
  'proxy-authenticate',
  'te',
  'trailer',
  'upgrade',
  'expect',
  clientHeader,
]);
// Whoever names these in Connection would make the body's end unclear.
const alwaysPassedOn = new Set(['host', 'content-length', 'transfer-encoding']);

const without = (rawHeaders: string[], names: Set<string>) =>
  rawHeaders.filter((_, i) => !names.has((rawHeaders[i - (i % 2)] ?? '').toLowerCase()));

/** Headers as they came, name and value in turn, without those of the last stretch. */
function passable({ rawHeaders, headers }: IncomingMessage): string[] {
  const named = (headers.connection ?? '').toLowerCase().split(/\s*,\s*/);
  return without(rawHeaders, new Set([...notPassedOn, ...named.filter((name) => !alwaysPassedOn.has(name))]));
}

const onlyReads = ({ method = '' }: IncomingMessage) => ['GET', 'HEAD'].includes(method);

const away: Refused = {
  status: 503,
  code: 'unavailable',
  words: 'The newsroom is just being started again. Try again in a few seconds.',
  headers: { 'Retry-After': '2' },
};

type Way = { socketPath: string; agent?: Agent };

const onwardOf = (how: Way, request: IncomingMessage, headers: string[]): ClientRequest =>
  ask({
    ...how,
    method: request.method,
    path: request.url,
    headers: [
      ...headers,
      ...(request.headers.host === undefined ? ['Host', 'localhost'] : []),
      ...[clientHeader, clientAddress(request)],
    ],
  });

/** @param isRepeated once is enough: a kept connection may have ended just as it was chosen */
function passOn(way: Way, request: IncomingMessage, response: ServerResponse, isRepeated = false): void {
  const onward = onwardOf(way, request, passable(request));
  onward.on('response', (answer) => {
    if (bringsBody(request) && !request.complete) response.shouldKeepAlive = false;
    const { statusCode = 502, statusMessage } = answer;
    // How an answer is cut into pieces is this stretch's own matter.
    const headers = without(passable(answer), new Set(['transfer-encoding']));
    response.writeHead(statusCode, statusMessage, headers);
    answer.pipe(response, { end: false });
    answer.on('end', () => endAfterBody(request, response));
    answer.on('error', () => response.destroy());
  });
  onward.on('error', () => {
    if (response.headersSent) response.destroy();
    else if (onward.reusedSocket && !isRepeated && onlyReads(request)) passOn(way, request, response, true);
    else writeRefusal(request, response, away);
  });
  // Whoever goes away is not worked for.
  response.once('close', () => onward.destroy());
  request.pipe(onward);
}

/** Joins two connections that go on as something other than HTTP. */
function passUpgrade({ socketPath }: Way, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { connection = '', upgrade = '' } = request.headers;
  const onward = onwardOf({ socketPath }, request, [
    ...passable(request),
    'Connection',
    connection,
    'Upgrade',
    upgrade,
  ]);
  onward.setTimeout(10_000, () => onward.destroy());
  onward.on('upgrade', (answer, far, farHead) => {
    onward.setTimeout(0);
    const lines = answer.rawHeaders.map((part, i) => (i % 2 === 0 ? `${part}: ` : `${part}\r\n`));
    socket.write(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\n${lines.join('')}\r\n`);
    socket.write(farHead);
    far.write(head);
    pipeline(socket, far, socket, () => {});
  });
  onward.on('response', () => socket.destroy());
  onward.on('error', () => socket.destroy());
  socket.once('close', () => onward.destroy());
  onward.end();
}

/** What the desk says of its readiness, as a status; null where nobody answers. */
function readiness({ socketPath }: Way): Promise<number | null> {
  return new Promise((resolve) => {
    const asked = ask({ socketPath, path: '/api/health/ready', headers: { host: 'desk' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? null);
    });
    asked.on('error', () => resolve(null)).end();
  });
}

/** Readers are served while the desk is just being started; a desk that cannot work is another matter. */
const checksOf = (way: Way) => [
  { name: 'desk', look: async (): Promise<Fitness> => ((await readiness(way)) === null ? 'degraded' : 'ok') },
  {
    name: 'newsroom-database',
    look: async (): Promise<Fitness> => ([null, 200].includes(await readiness(way)) ? 'ok' : 'unavailable'),
  },
];

/** The way to the process of the desk, which listens on a socket of this account's alone. */
export function openPassage(socketPath: string) {
  const agent = new Agent({ keepAlive: true });
  const way = { socketPath, agent };
  return {
    passOn: (request: IncomingMessage, response: ServerResponse) => passOn(way, request, response),
    passUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => passUpgrade(way, request, socket, head),
    checks: checksOf(way),
    close: () => agent.destroy(),
  };
}
