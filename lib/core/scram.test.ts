import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterEach, expect, test } from 'vitest';
import './scram.ts';

const int = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const message = (kind: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(kind), int(body.length + 4), body]);
};
const text = (words: string) => Buffer.from(words);

const inClear = message('R', int(3));
const asMd5 = message('R', int(5), text('salt'));
const welcome = Buffer.concat([message('R', int(0)), message('Z', text('I'))]);
const scram = message('R', int(10), text('SCRAM-SHA-256\0\0'));
/** The replies of a server that has the client's name and not its password. */
function forged(reply: string): Buffer {
  const nonce = reply.match(/r=(\S+)/)?.[1];
  if (reply.startsWith('p') && nonce && !reply.includes('p='))
    return message('R', int(11), text(`r=${nonce}x,s=c2FsdA==,i=4096`));
  return reply.includes('p=') ? Buffer.concat([message('R', int(12), text('v=bm8=')), welcome]) : Buffer.alloc(0);
}

let server: Server;
afterEach(() => void server.close());

/** A stranger's server in PostgreSQL's place. */
async function listen(first: Buffer): Promise<{ url: string; heard: () => string }> {
  let heard = '';
  server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(first);
      socket.on('data', (data) => {
        heard += data.toString('latin1');
        if (first === scram) socket.write(forged(data.toString('latin1')));
      });
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return { url: `postgresql://postgres:very-secret@127.0.0.1:${port}/postgres`, heard: () => heard };
}

const refusals = [
  ['asks for the password in clear', inClear, 'asks for the password itself'],
  ['asks for it as MD5', asMd5, 'asks for the password itself'],
  ['asks for nothing', welcome, 'does not prove that it knows the password'],
  ['forges its proof', scram, 'server signature does not match'],
] as const;

test.each(refusals)('a server that %s gets neither password nor statement', async (_, first, words) => {
  const { url, heard } = await listen(first);
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await expect(client.connect()).rejects.toThrow(words);
  const pool = new pg.Pool({ connectionString: url });
  pool.on('error', () => {});
  await expect(pool.query('SELECT $1', ['a secret'])).rejects.toThrow(words);
  const boss = new PgBoss({ connectionString: url, migrate: false });
  boss.on('error', () => {});
  await expect(boss.start()).rejects.toThrow(words);
  for (const secret of ['very-secret', 'md5', 'SELECT', 'a secret']) expect(heard()).not.toContain(secret);
});

test('a client without a password in its address accepts any server', async () => {
  const { url } = await listen(welcome);
  const client = new pg.Client({ connectionString: url.replace(':very-secret', '') });
  await client.connect();
  server.close();
  client.on('error', () => {});
  void client.end();
});
