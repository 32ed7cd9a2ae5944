// JSON over HTTP on keep-alive connections, one for each client.
import { Agent, request as httpRequest } from 'node:http';

export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: unknown };
type Ask = { method: string; path: string; headers?: Record<string, string>; body?: unknown };

/** Sends a request to a server on this machine. */
export type Server = (ask: Ask) => Promise<Answer>;

/** @param clients the number of connections */
export function serverAt(port: number, clients: number): Server {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const ask: Server = ({ method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const bytes = body === undefined ? null : Buffer.from(JSON.stringify(body));
      const length = bytes ? { 'content-type': 'application/json', 'content-length': bytes.length } : {};
      const sent = httpRequest({ agent, host: '127.0.0.1', port, method, path, headers: { ...headers, ...length } });
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // The server closed an idle connection just as it was used. The request is sent again on
        // another.
        if (sent.reusedSocket && error.code === 'ECONNRESET')
          ask({ method, path, headers, body }).then(resolve, reject);
        else reject(error);
      });
      sent.on('response', (response) => {
        const parts: Buffer[] = [];
        response.on('error', reject).on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text && JSON.parse(text) });
        });
      });
      sent.end(bytes);
    });
  return ask;
}

/** @throws with the answer's body, if its status is none of `statuses` */
export function expectStatus(answer: Answer, ...statuses: number[]): Answer {
  if (statuses.includes(answer.status)) return answer;
  throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.body).slice(0, 600)}`);
}
