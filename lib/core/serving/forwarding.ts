import 'server-only';
import { Agent, type ClientRequest, type IncomingMessage, request as ask, type ServerResponse } from 'node:http';
import { type Duplex, pipeline } from 'node:stream';
import { clientAddress, clientHeader } from './gate/client-address.ts';
import type { Fitness } from './health.ts';
import type { HttpRefusal } from './gate/limit-rules.ts';
import { bringsBody, endAfterBody, writeRefusal } from './gate/refusing.ts';

// Headers of one connection (RFC 9110, 7.6.1), and headers that only the site may set.
const notForwarded = new Set([
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
// Dropping these because Connection names them would leave the body's end unclear.
const alwaysForwarded = new Set(['host', 'content-length', 'transfer-encoding']);

const without = (rawHeaders: string[], names: Set<string>) =>
  rawHeaders.filter((_, i) => !names.has((rawHeaders[i - (i % 2)] ?? '').toLowerCase()));

/** The headers of a message, names and values in turn, without those of one connection. */
function forwardedHeaders({ rawHeaders, headers }: IncomingMessage): string[] {
  const connectionNames = (headers.connection ?? '').toLowerCase().split(/\s*,\s*/);
  return without(
    rawHeaders,
    new Set([...notForwarded, ...connectionNames.filter((name) => !alwaysForwarded.has(name))]),
  );
}

const isRead = ({ method = '' }: IncomingMessage) => ['GET', 'HEAD'].includes(method);

const deskUnavailable: HttpRefusal = {
  status: 503,
  code: 'unavailable',
  words: 'The newsroom is starting again. Try again in a few seconds.',
  headers: { 'Retry-After': '2' },
};

/** `streams`: answers that go on until somebody ends them. */
type DeskSocket = { socketPath: string; agent?: Agent; streams?: Set<ServerResponse> };

const requestTo = ({ socketPath, agent }: DeskSocket, request: IncomingMessage, headers: string[]): ClientRequest =>
  ask({
    socketPath,
    ...(agent ? { agent } : {}),
    method: request.method,
    path: request.url,
    headers: [
      ...headers,
      ...(request.headers.host === undefined ? ['Host', 'localhost'] : []),
      ...[clientHeader, clientAddress(request)],
    ],
  });

/**
 * Passes a request on. A kept connection may end just as it is chosen; then the request is sent a
 * second time.
 * @param isRepeated true on the second time, which is the last
 */
function forward(desk: DeskSocket, request: IncomingMessage, response: ServerResponse, isRepeated = false): void {
  const outgoing = requestTo(desk, request, forwardedHeaders(request));
  outgoing.on('response', (answer) => {
    if (bringsBody(request) && !request.complete) response.shouldKeepAlive = false;
    const { statusCode = 502, statusMessage } = answer;
    // Node sets this one again for the connection to the reader.
    const headers = without(forwardedHeaders(answer), new Set(['transfer-encoding']));
    response.writeHead(statusCode, statusMessage, headers);
    if (answer.headers['content-type'] === 'text/event-stream') {
      desk.streams?.add(response);
      response.once('close', () => desk.streams?.delete(response));
    }
    answer.pipe(response, { end: false });
    answer.on('end', () => endAfterBody(request, response));
    answer.on('error', () => response.destroy());
  });
  outgoing.on('error', () => {
    if (response.headersSent) response.destroy();
    else if (outgoing.reusedSocket && !isRepeated && isRead(request)) forward(desk, request, response, true);
    else writeRefusal(request, response, deskUnavailable);
  });
  // A reader who leaves ends the desk's work on the request.
  response.once('close', () => outgoing.destroy());
  request.pipe(outgoing);
}

/** Joins the reader's connection to the desk's after an upgrade. */
function forwardUpgrade({ socketPath }: DeskSocket, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { connection = '', upgrade = '' } = request.headers;
  const outgoing = requestTo({ socketPath }, request, [
    ...forwardedHeaders(request),
    'Connection',
    connection,
    'Upgrade',
    upgrade,
  ]);
  outgoing.setTimeout(10_000, () => outgoing.destroy());
  outgoing.on('upgrade', (answer, deskConnection, deskHead) => {
    outgoing.setTimeout(0);
    const lines = answer.rawHeaders.map((part, i) => (i % 2 === 0 ? `${part}: ` : `${part}\r\n`));
    socket.write(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\n${lines.join('')}\r\n`);
    socket.write(deskHead);
    deskConnection.write(head);
    pipeline(socket, deskConnection, socket, () => {});
  });
  outgoing.on('response', () => socket.destroy());
  outgoing.on('error', () => socket.destroy());
  socket.once('close', () => outgoing.destroy());
  outgoing.end();
}

/** The status of the desk's readiness check; null when the desk does not answer. */
function readiness({ socketPath }: DeskSocket): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = ask({ socketPath, path: '/api/health/ready', headers: { host: 'desk' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? null);
    });
    probe.on('error', () => resolve(null)).end();
  });
}

/**
 * The desk as a check of the site. While the desk starts, readers are served, so the site is
 * degraded. A desk that answers and cannot work makes the second check fail.
 */
const checksOf = (desk: DeskSocket) => [
  { name: 'desk', look: async (): Promise<Fitness> => ((await readiness(desk)) === null ? 'degraded' : 'ok') },
  {
    name: 'newsroom-database',
    look: async (): Promise<Fitness> => ([null, 200].includes(await readiness(desk)) ? 'ok' : 'unavailable'),
  },
];

/** Opens the way to the desk, which listens on a socket of this account alone. */
export function openForwarding(socketPath: string) {
  const agent = new Agent({ keepAlive: true });
  const streams = new Set<ServerResponse>();
  const desk = { socketPath, agent, streams };
  return {
    passOn: (request: IncomingMessage, response: ServerResponse) => forward(desk, request, response),
    passUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      forwardUpgrade(desk, request, socket, head),
    checks: checksOf(desk),
    /** Ends the answers that never end by themselves. */
    endStreams: () => {
      for (const response of streams) response.end();
    },
    close: () => agent.destroy(),
  };
}
