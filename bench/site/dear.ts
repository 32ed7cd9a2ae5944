// npm run bench -- site --only dear: 32 connections ask for the dearest addresses there are, while
// another reader asks for a page that is kept, and for pages that are made anew.
import type { Client } from 'pg';
import { type Reader, readerOf } from '#test/leaks/reader.ts';
import { dearAddresses } from './dear-addresses.ts';
import { load } from './wrk.ts';

const [connections, bound] = [32, 100];

const at = (sorted: number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;

/** How long one reader waits, in ms, who asks for one page after the other until `until` ends. */
async function times(reader: Reader, paths: string[], until: Promise<unknown>): Promise<number[]> {
  let isOver = false;
  void until.finally(() => {
    isOver = true;
  });
  const all: number[] = [];
  for (let n = 0; !isOver; n++) {
    const path = paths[n % paths.length] as string;
    const began = performance.now();
    const { status } = await reader.ask(path);
    if (status !== 200) throw new Error(`${path} answers ${status}`);
    all.push(performance.now() - began);
  }
  return all.sort((a, b) => a - b);
}

const say = (name: string, sorted: number[]) =>
  console.log(
    `  ${name.padEnd(44)} ${String(sorted.length).padStart(6)} pages  p50 ${at(sorted, 0.5).toFixed(1).padStart(6)}  p99 ${at(sorted, 0.99).toFixed(1).padStart(6)}  longest ${at(sorted, 1).toFixed(1).padStart(6)} ms`,
  );

/** @param paths addresses of releases, none of which was asked for yet */
export async function readBesideDear(port: number, client: Client, paths: string[], seconds: number): Promise<void> {
  const dear = await dearAddresses(client);
  const reader = readerOf(`http://127.0.0.1:${port}`, 2);
  const [kept = '/', ...rest] = paths;
  const half = Math.floor(rest.length / 2);
  const both = async (until: Promise<unknown>, anew: string[]) =>
    Promise.all([times(reader, [kept], until), times(reader, anew, until)]);
  const alone = await both(new Promise((resolve) => setTimeout(resolve, 2000)), rest.slice(0, half));
  const attack = load(port, dear, { connections, seconds });
  const beside = await both(attack, rest.slice(half));
  const { rate, failed } = await attack;
  reader.close();
  console.log(
    `Two readers beside ${connections} connections that ask for ${dear.length} dear addresses, ${rate.toFixed(0)} a second, ${failed} of them refused (bound of p99: ${bound} ms)`,
  );
  say('a kept page, nobody else', alone[0]);
  say('a page made anew, nobody else', alone[1]);
  say('a kept page beside dear ones', beside[0]);
  say('a page made anew beside dear ones', beside[1]);
}
