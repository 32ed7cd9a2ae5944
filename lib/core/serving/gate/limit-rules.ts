// Which requests are refused before anything reads their body. Pure. Promises:
//   - A body is accepted only at an address that has one, up to the length of its kind.
//   - The newsroom accepts no body without a session, but for a sign-in and a visit: what somebody
//     with a link does, who has no session yet. Both are small.
//   - The site has one address that takes a body: where a copy is checked.
//   - An address that cannot be read is refused in words and reaches no page.
import type { ReasonParams } from '#lib/core/result.ts';
import { isOpen } from '../open-rules.ts';

export type HttpRefusal = {
  status: number;
  code: string;
  words: string;
  params?: ReasonParams;
  headers?: Record<string, string>;
};

/**
 * A request as its head describes it. `path` and `query` are parts of the address as it was
 * written.
 */
export type RequestHead = {
  method: string;
  path: string;
  query: string;
  contentLength: string | undefined;
  isChunked: boolean;
  /** The session's cookie is there. The desk checks its value. */
  hasSession: boolean;
};

const unreadable: HttpRefusal = {
  status: 400,
  code: 'address',
  words: 'The address cannot be read. Look for stray signs in it, such as %.',
};

const longestAddress = 4096;

/**
 * What is wrong with an address of the newsroom, or null. `address-rules.ts` reads addresses of the
 * site.
 */
export function addressRefusal(path: string, query: string): HttpRefusal | null {
  if (path.length + query.length > longestAddress)
    return { status: 414, code: 'address-too-long', words: 'The address is too long. Shorten what you ask for.' };
  return canBeRead(path, query) ? null : unreadable;
}

function canBeRead(path: string, query: string): boolean {
  if (!/^[\x21-\x7e]*$/.test(path + query) || path.includes('\\') || query.includes('%00')) return false;
  try {
    const plain = decodeURIComponent(path);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    return !/[\u0000-\u001f\u007f]/.test(plain) && !plain.split(/[/\\]/).some((part) => part === '.' || part === '..');
  } catch {
    return false;
  }
}

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

type Kind = { methods: string[]; longest: number; needsSession?: boolean };

const reading: Kind = { methods: ['GET', 'HEAD'], longest: 0 };
// The newsroom's own limits are a little lower, and their refusals say more.
const kinds: [RegExp, Kind][] = [
  [/^\/api\/health\//, reading],
  // The sign-in library answers a GET of these with 500.
  [/^\/api\/auth\/callback\//, { methods: ['POST'], longest: 16 * kilobyte }],
  [/^\/api\/auth\/(?:csrf|providers|session|signin|error)$/, reading],
  [/^\/api\/auth\//, { methods: ['GET', 'HEAD', 'POST'], longest: 16 * kilobyte }],
  [/^\/api\/files\//, { methods: ['GET', 'HEAD', 'POST'], longest: 12 * megabyte, needsSession: true }],
  [/^\/api\/word$/, { methods: ['POST'], longest: 8 * megabyte, needsSession: true }],
  [/^\/api\/v1\/releases\/[^/]+\/files$/, { methods: ['GET', 'HEAD', 'POST', 'OPTIONS'], longest: 16 * megabyte }],
  [/^\/api\/v1\//, { methods: ['GET', 'HEAD', 'POST', 'PATCH', 'OPTIONS', 'PUT', 'DELETE'], longest: 4 * megabyte }],
  [/^\/api\/desk\/changes$/, reading],
  [/^\/api\/desk\//, { methods: ['POST'], longest: 8 * megabyte, needsSession: true }],
  // The house of a set-up may bring an emblem.
  [/^\/api\/visit\/setUpHouse$/, { methods: ['POST'], longest: 320 * kilobyte }],
  [/^\/api\/visit\//, { methods: ['POST'], longest: 64 * kilobyte }],
  [/^\/__nextjs/, { methods: ['GET', 'HEAD', 'POST'], longest: 64 * kilobyte }],
];

const kindOf = (path: string): Kind => kinds.find(([pattern]) => pattern.test(path))?.[1] ?? reading;

/** Where a reader sends a copy to have it checked, in each language. */
const copyCheck = /^(?:\/[a-z]{2,3}(?:-[a-z0-9]{2,8})*)?\/check$/;
/** The longest copy that is read, in bytes. A longer one is refused in words, on a page. */
export const longestCopyBody = 2 * megabyte;
const siteKindOf = (path: string): Kind =>
  copyCheck.test(path) ? { methods: [...reading.methods, 'POST'], longest: 12 * megabyte } : reading;

/** Whether a body follows the head. */
export const hasBody = ({ contentLength, isChunked }: Pick<RequestHead, 'contentLength' | 'isChunked'>) =>
  isChunked || Number(contentLength ?? 0) > 0;

/**
 * The longest time for a body to arrive, in seconds: short for a password, long for a file over a
 * slow line.
 */
export const secondsFor = (path: string) =>
  copyCheck.test(path) ? 60 : kindOf(path).longest <= 64 * kilobyte ? 15 : 120;

/** Whether only people who are signed in may send a body to an address. */
export const needsSession = (path: string) => kindOf(path).needsSession === true;

export const noSession: HttpRefusal = {
  status: 401,
  code: 'signed-out',
  words: 'You are signed out. Sign in again in another tab, then come back here and repeat it.',
};

const sizeInWords = (bytes: number) => (bytes < megabyte ? `${bytes / kilobyte} KB` : `${bytes / megabyte} MB`);

function bodyRefusal(head: RequestHead, { longest, needsSession: isForMembers }: Kind): HttpRefusal | null {
  if (!hasBody(head)) return null;
  const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(head.method);
  if (isRead || longest === 0) return { status: 413, code: 'no-body', words: 'Nothing can be sent to this address.' };
  if (isForMembers && !head.hasSession) return noSession;
  // The API counts the bytes while it reads.
  if (head.isChunked && !head.path.startsWith('/api/v1/'))
    return { status: 411, code: 'length', words: 'Say how long the body is, with Content-Length.' };
  if (Number(head.contentLength ?? 0) > longest)
    return {
      status: 413,
      code: 'too-large',
      words: `At most ${sizeInWords(longest)} can be sent to this address.`,
      params: { kilobytes: longest / kilobyte },
    };
  return null;
}

/** Why the newsroom refuses a request, or null. */
export function newsroomRefusal(head: RequestHead): HttpRefusal | null {
  const { methods } = kindOf(head.path);
  if (!methods.includes(head.method)) return methodRefusal(methods);
  return addressRefusal(head.path, head.query) ?? bodyRefusal(head, kindOf(head.path));
}

/** Why the site refuses a request, or null. */
export function siteRefusal(head: RequestHead): HttpRefusal | null {
  const kind = siteKindOf(head.path);
  const methods = isOpen(head.path) ? [...kind.methods, 'OPTIONS'] : kind.methods;
  if (!methods.includes(head.method)) return methodRefusal(methods);
  return bodyRefusal(head, kind);
}

/** The refusal of a method that an address does not have. */
export const methodRefusal = (methods: string[] = reading.methods): HttpRefusal => ({
  status: 405,
  code: 'method',
  words: `This address answers ${methods.join(', ')}.`,
  headers: { Allow: methods.join(', ') },
});
