// A proxy between a process and PostgreSQL. It can act as a line without announcements, as one that
// is half dead, and as a pooler in transaction mode.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * `open`: everything passes. `deaf`: announcements do not. `half-dead`: nothing does, and
 * connections stay open. `closed`: every connection is ended. `pooler`: as PgBouncer in transaction
 * mode looks to a process, with other process numbers, no announcements, no unknown start-up
 * parameters, and one server process for all; what it would refuse or mix up is noted.
 */
type Mode = 'open' | 'deaf' | 'half-dead' | 'closed' | 'pooler';

export type Between = {
  /** The address that leads through the proxy. */
  url: string;
  be: (mode: Mode) => void;
  /** What a pooler in transaction mode would have refused or mixed up, in words. */
  refused: string[];
  close: () => Promise<void>;
};

type Message = { type: string; bytes: Buffer };

/**
 * Splits a stream into PostgreSQL's messages: a letter, a length, a body. A start-up message has no
 * letter.
 */
function messages(hasStartup: boolean, take: (message: Message) => void) {
  let rest: Buffer = Buffer.alloc(0);
  let isStartup = hasStartup;
  return (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    for (;;) {
      const letter = isStartup ? 0 : 1;
      if (rest.length < letter + 4) return;
      const length = letter + rest.readInt32BE(letter);
      if (rest.length < length) return;
      take({ type: isStartup ? 'startup' : String.fromCharCode(rest[0] ?? 0), bytes: rest.subarray(0, length) });
      isStartup = false;
      rest = rest.subarray(length);
    }
  };
}

const words = (bytes: Buffer, from: number) => bytes.toString('utf8', from).split('\0');

/** The start-up parameters that PgBouncer accepts. */
const knownToPoolers = ['user', 'database', 'client_encoding', 'application_name', 'datestyle', 'timezone'];

function refusal({ type, bytes }: Message): string | null {
  if (type === 'startup') {
    const names = words(bytes, 8).filter((name, i) => name !== '' && i % 2 === 0);
    const unknown = names.find((name) => !knownToPoolers.includes(name.toLowerCase()));
    return unknown ? `unsupported startup parameter: ${unknown}` : null;
  }
  const [name, text = ''] = words(bytes, 5);
  if (type === 'P' && name) return `prepared statement: ${name}`;
  const statement = type === 'Q' ? name : text;
  if ((type === 'Q' || type === 'P') && /^\s*(?:LISTEN|SET (?!LOCAL))/i.test(statement ?? ''))
    return `for the session: ${statement}`;
  return null;
}

/** An error as PostgreSQL sends it. */
function errorMessage(text: string): Buffer {
  const body = Buffer.from(`SFATAL\0VFATAL\0C08P01\0M${text}\0\0`);
  const head = Buffer.alloc(5, 'E');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** One server process for all clients, as in a pooler with one connection. */
function sharedProcess() {
  let process: Socket | null = null;
  /** The clients that wait for an answer, in order. */
  const waiting: Socket[] = [];
  return {
    is: (upstream: Socket) => upstream === process,
    forget: () => {
      process = null;
    },
    /** The client to which a message of the server belongs. */
    receiver: ({ type }: Message) => (type === 'Z' ? waiting.shift() : waiting[0]),
    /** Collects a client's messages and sends on those that belong together. */
    sender: (client: Socket, upstream: Socket) => {
      let messages: Buffer[] = [];
      return ({ type, bytes }: Message) => {
        if (type === 'X') return client.end();
        messages.push(bytes);
        if (type !== 'Q' && type !== 'S') return;
        process ??= upstream;
        waiting.push(client);
        process.write(Buffer.concat(messages));
        messages = [];
      };
    },
  };
}

/** Opens a proxy in front of the server of `url`. */
export async function standBetween(url: string): Promise<Between> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const refused: string[] = [];
  const shared = sharedProcess();
  let mode: Mode = 'open';
  const join = (client: Socket, upstream: Socket) => {
    let isIn = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        if (!shared.is(upstream) || socket === upstream) upstream.destroy();
        if (shared.is(socket)) shared.forget();
      });
    }
    const send = shared.sender(client, upstream);
    const fromClient = messages(true, (message) => {
      const problem = mode === 'pooler' ? refusal(message) : null;
      if (problem) refused.push(problem);
      if (problem && message.type === 'startup') client.end(errorMessage(problem));
      else if (mode === 'pooler' && isIn) send(message);
      else upstream.write(message.bytes);
    });
    const fromServer = messages(false, (message) => {
      const { type, bytes } = message;
      if (type === 'A' && (mode === 'deaf' || mode === 'pooler')) return;
      // BackendKeyData: a pooler has process numbers of its own.
      if (type === 'K' && mode === 'pooler') bytes.writeInt32BE(bytes.readInt32BE(5) + 1_000_000, 5);
      (isIn && shared.is(upstream) ? shared.receiver(message) : client)?.write(bytes);
      if (type === 'Z') isIn = true;
    });
    client.on('data', (data) => mode === 'half-dead' || fromClient(data));
    upstream.on('data', (data) => mode === 'half-dead' || fromServer(data));
  };
  const server = createServer((client) => {
    if (mode === 'closed') client.destroy();
    else join(client, connect(Number(target.port), target.hostname));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const through = new URL(url);
  through.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const end = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: through.href,
    refused,
    be: (next) => {
      mode = next;
      if (next === 'closed') end();
    },
    close: async () => {
      end();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
