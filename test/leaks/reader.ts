// A reader who keeps connections and follows every link, and what the bytes say that come back.
import { Agent, request } from 'node:http';
import { inflateSync } from 'node:zlib';
import JSZip from 'jszip';
import { sheetsOfPdf } from '../harness/sheets-of-pdf.ts';

/** `head`: names and values as they were sent, without the moment. */
export type Bytes = { status: number; head: string[]; type: string; body: Buffer };

export type Reader = { ask: (path: string) => Promise<Bytes>; close: () => void };

/** @param connections at most so many at once */
export function readerOf(origin: string, connections: number): Reader {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(origin);
  const ask = (path: string) =>
    new Promise<Bytes>((resolve, reject) => {
      const outgoing = request({ host: hostname, port, path, agent }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const head: string[] = [];
          for (let at = 0; at < response.rawHeaders.length; at += 2)
            if (!/^date$/i.test(response.rawHeaders[at] ?? ''))
              head.push(`${response.rawHeaders[at]}: ${response.rawHeaders[at + 1]}`);
          const type = String(response.headers['content-type']);
          resolve({ status: response.statusCode ?? 0, head, type, body: Buffer.concat(parts) });
        });
      });
      outgoing.on('error', reject);
      outgoing.end();
    });
  return { ask, close: () => agent.destroy() };
}

/** What a PDF has in its streams, such as a text that is attached to it. */
function* streamsOf(pdf: Buffer): Generator<Buffer> {
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    try {
      yield inflateSync(pdf.subarray(at + 7));
    } catch {
      // A picture, or the word in a text.
    }
  }
}

/** Everything that an answer says: its head, its bytes, and what is packed in them. */
export async function wordsOf({ head, type, body }: Bytes): Promise<string> {
  const parts = [head.join('\n'), body.toString('utf8')];
  if (type.startsWith('application/pdf')) {
    for (const stream of streamsOf(body)) parts.push(stream.toString('utf8'));
    parts.push(...sheetsOfPdf(body));
  }
  if (type.includes('wordprocessingml'))
    for (const file of Object.values((await JSZip.loadAsync(body)).files)) parts.push(await file.async('string'));
  return parts.join('\n');
}

/** Addresses of this site that an answer names, in whatever markup. */
export function namedIn(words: string, origins: string[]): string[] {
  const found = new Set<string>();
  const add = (address: string) => {
    const plain = address.replaceAll('&amp;', '&').replace(/#.*$/, '');
    for (const origin of origins) if (plain.startsWith(`${origin}/`)) return void found.add(plain.slice(origin.length));
    if (/^\/(?!\/)/.test(plain)) found.add(plain);
  };
  for (const [, address = ''] of words.matchAll(/(?:href|src|action|content|url)="([^"\s]+)"/gi)) add(address);
  for (const [address] of words.matchAll(/https?:\/\/[^\s"'<>\\)]+/g)) add(address);
  for (const [, address = ''] of words.matchAll(/[":\s<](\/[a-z0-9][^\s"'<>\\]*)/gi)) add(address);
  return [...found].filter((address) => /^[!-~]+$/.test(address));
}
