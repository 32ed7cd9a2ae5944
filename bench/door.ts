// How long a reader waits while the desk is attacked. Each attack runs for a limited time against a
// Pressmark of its own, on the loopback interface alone.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { startPressmark } from '#test/harness/pressmark.ts';
import { freePort } from '#lib/launch/free-port.ts';

/** Sends bytes on a new connection. `closed` resolves when the connection is closed. */
function send(port: number, ...parts: (string | Buffer)[]): { socket: Socket; closed: Promise<void> } {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {}).resume();
  for (const part of parts) socket.write(part);
  return { socket, closed: new Promise((resolve) => socket.once('close', () => resolve())) };
}

const head = (target: string, length: number, type: string, more = '') =>
  `POST ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n${more}\r\n`;

const form = 'application/x-www-form-urlencoded';
const keys = Buffer.from(Array.from({ length: 900_000 }, (_, i) => `k${i}=`).join('&'));
const fields = Buffer.from(
  `${Array.from({ length: 60_000 }, (_, i) => `--b\r\nContent-Disposition: form-data; name="f${i}"\r\n\r\n1\r\n`).join('')}--b--\r\n`,
);
const multipart = 'multipart/form-data; boundary=b';
const likeASession = 'Cookie: pressmark.session=x\r\n';

type Attack = { name: string; once: (port: number, round: number) => Promise<unknown> };

const getAll = (port: number, paths: string[]) =>
  Promise.all(
    paths.map((path) => send(port, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`).closed),
  );

const attacks: Attack[] = [
  {
    name: 'a form of 900,000 keys to the sign-in',
    once: (port) => send(port, head('/api/auth/callback/credentials', keys.length, form), keys).closed,
  },
  {
    name: '60,000 fields to the sign-in page',
    once: (port) => send(port, head('/desk/sign-in', fields.length, multipart), fields).closed,
  },
  {
    name: 'the same with a cookie that looks like a session',
    once: (port) => send(port, head('/desk/sign-in', fields.length, multipart, likeASession), fields).closed,
  },
  {
    name: '300 questions for readiness at once',
    once: (port) => getAll(port, Array(300).fill('/api/health/ready') as string[]),
  },
  {
    name: 'addresses without end',
    once: (port, round) =>
      getAll(
        port,
        Array.from({ length: 10 }, (_, i) => 100_000 + round * 10 + i).flatMap((n) => [
          `/register.json?cursor=${n}`,
          `/register?before=${n}`,
          `/archive/pr/2021/11?before=${n}`,
          `/assets/site-000000000000-${String(n).padStart(6, '0')}-7cc9a3.css`,
        ]),
      ),
  },
  {
    name: 'bodies that are never finished',
    once: async (port) => {
      const held = Array.from({ length: 50 }, () =>
        send(port, head('/api/v1/releases', 1000, 'application/json'), '{'),
      );
      await pause(1000);
      for (const { socket } of held) socket.destroy();
    },
  },
];

const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** The reader's waiting times since the last call, in ms, ascending. */
async function timesOf(reader: Worker): Promise<number[]> {
  const reply = once(reader, 'message') as Promise<[number[]]>;
  reader.postMessage('tell');
  return (await reply)[0];
}

async function under(reader: Worker, port: number, seconds: number, attack: Attack | null): Promise<number> {
  const until = performance.now() + seconds * 1000;
  const millisecondsToGo = () => Math.max(0, until - performance.now());
  await timesOf(reader);
  let rounds = 0;
  if (!attack) await pause(millisecondsToGo());
  for (; attack && millisecondsToGo() > 0; rounds++)
    await Promise.race([attack.once(port, rounds), pause(millisecondsToGo())]);
  const times = await timesOf(reader);
  const ms = (share: number) => `${at(times, share).toFixed(1)} ms`;
  const name = attack ? `${attack.name} (${rounds} times)` : 'nobody else';
  console.log(`${name}: ${times.length} pages, p50 ${ms(0.5)}, p99 ${ms(0.99)}, longest ${ms(1)}`);
  return at(times, 0.99);
}

/**
 * Prints a reader's times without an attack and under each one.
 * @param seconds for all attacks together
 */
export async function benchDoor(seconds: number): Promise<void> {
  const port = await freePort();
  const pressmark = await startPressmark({ port, password: 'a password for the bench' });
  try {
    const front = await (await fetch(pressmark.url)).text();
    const paths = [
      '/',
      ...[...front.matchAll(/href="(\/releases\/[^"]+)"/g)].slice(0, 10).map((match) => match[1] ?? '/'),
    ];
    const each = seconds / attacks.length;
    const reader = new Worker(new URL('./reader.ts', import.meta.url), { workerData: { url: pressmark.url, paths } });
    // The reader has read every page once before anything is measured.
    for (let read = 0; read < paths.length; await pause(50)) read += (await timesOf(reader)).length;
    const alone = await under(reader, port, each, null);
    let worst = 0;
    for (const attack of attacks) worst = Math.max(worst, await under(reader, port, each, attack));
    await reader.terminate();
    console.log(`a reader's p99: ${alone.toFixed(1)} ms alone, ${worst.toFixed(1)} ms at its worst`);
  } finally {
    await pressmark.stop();
  }
}
