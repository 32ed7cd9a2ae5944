// Asks a server whether an address answers. No body is read.
import 'server-only';
import http from 'node:http';
import https from 'node:https';
import type { LinkOutcome } from '../preflight/schema.ts';
import { outcomeOfError, outcomeOfStatus } from './link-checks-rules.ts';
import { lookupFor } from './reach.ts';

/** In ms, for all requests of one address. */
const longest = 10_000;
const mostRedirects = 5;

type Answer = { status: number; location: string | undefined };

function ask(url: URL, method: 'HEAD' | 'GET', signal: AbortSignal): Promise<Answer> {
  const lookup = lookupFor(url);
  const { request } = url.protocol === 'https:' ? https : http;
  const headers = { 'user-agent': 'Pressmark (link check)', accept: '*/*' };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, signal, agent: false, ...(lookup ? { lookup } : {}) });
    sent.on('response', (answer) => {
      resolve({ status: answer.statusCode ?? 0, location: answer.headers.location });
      answer.destroy();
    });
    sent.on('error', reject);
    sent.end();
  });
}

const isRedirect = ({ status, location }: Answer) =>
  location !== undefined && [301, 302, 303, 307, 308].includes(status);

/** Some servers know no HEAD. */
async function askTwice(url: URL, signal: AbortSignal): Promise<Answer> {
  const answer = await ask(url, 'HEAD', signal);
  return isRedirect(answer) || answer.status < 400 ? answer : ask(url, 'GET', signal);
}

/** What comes of asking for an address and for those to which it leads. */
export async function askAddress(address: string): Promise<LinkOutcome> {
  const signal = AbortSignal.timeout(longest);
  let url = new URL(address);
  try {
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const answer = await askTwice(url, signal);
      if (!isRedirect(answer)) return outcomeOfStatus(answer.status);
      const next = URL.parse(answer.location ?? '', url);
      if (next === null || !/^https?:$/.test(next.protocol)) return outcomeOfStatus(answer.status);
      url = next;
    }
    return { outcome: 'too-many-redirects', status: 0 };
  } catch (error) {
    return outcomeOfError((error as NodeJS.ErrnoException).code);
  }
}
