// What the door refuses before anything reads it. Pure. Promises kept here:
//   - a body is taken where one belongs, as long as its kind may be, and nowhere else
//   - the newsroom takes no body from whoever shows no session
//   - an address that cannot be read is refused in words, and reaches no page

export type HttpRefusal = { status: number; code: string; words: string; headers?: Record<string, string> };

/**
 * A request as its head tells it. `path` and `query` are parts of the address as it was written.
 */
export type RequestHead = {
  method: string;
  path: string;
  query: string;
  contentLength: string | undefined;
  isChunked: boolean;
  /** A session's cookie is there; whether it is worth anything is looked at where the secret is. */
  hasSession: boolean;
};

const unreadable: HttpRefusal = {
  status: 400,
  code: 'address',
  words: 'The address cannot be read. Look for stray signs in it, such as %.',
};

const longestAddress = 4096;

/**
 * What is wrong with an address of the newsroom; null when it can be read. Addresses of the site
 * have a reader of their own.
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
// The newsroom's own refusals, which say more, begin a little below these.
const kinds: [RegExp, Kind][] = [
  [/^\/api\/health\//, reading],
  // The sign-in library answers 500 to whoever only looks at it.
  [/^\/api\/auth\/callback\//, { methods: ['POST'], longest: 16 * kilobyte }],
  [/^\/api\/auth\/(?:csrf|providers|session|signin|error)$/, reading],
  [/^\/api\/auth\//, { methods: ['GET', 'HEAD', 'POST'], longest: 16 * kilobyte }],
  [/^\/api\/files\//, { methods: ['GET', 'HEAD', 'POST'], longest: 12 * megabyte, needsSession: true }],
  [/^\/api\/v1\/releases\/[^/]+\/files$/, { methods: ['GET', 'HEAD', 'POST', 'OPTIONS'], longest: 16 * megabyte }],
  [/^\/api\/v1\//, { methods: ['GET', 'HEAD', 'POST', 'PATCH', 'OPTIONS', 'PUT', 'DELETE'], longest: 4 * megabyte }],
  [/^\/api\/desk\//, { methods: ['POST'], longest: 8 * megabyte, needsSession: true }],
  [/^\/__nextjs/, { methods: ['GET', 'HEAD', 'POST'], longest: 64 * kilobyte }],
];

const kindOf = (path: string): Kind => kinds.find(([pattern]) => pattern.test(path))?.[1] ?? reading;

/** True when bytes follow the head. */
export const hasBody = ({ contentLength, isChunked }: Pick<RequestHead, 'contentLength' | 'isChunked'>) =>
  isChunked || Number(contentLength ?? 0) > 0;

/**
 * Longest time for a body of a kind to arrive whole, in seconds: a password quickly, a file over a
 * slow line.
 */
export const secondsFor = (path: string) => (kindOf(path).longest <= 64 * kilobyte ? 15 : 120);

/** Whether a body for an address is taken from people who are signed in alone. */
export const needsSession = (path: string) => kindOf(path).needsSession === true;

export const noSession: HttpRefusal = {
  status: 401,
  code: 'signed-out',
  words: 'You are signed out. Sign in again in another tab, then come back here and repeat it.',
};

const sizeInWords = (bytes: number) => (bytes < megabyte ? `${bytes / kilobyte} KB` : `${bytes / megabyte} MB`);

function bodyRefusal(head: RequestHead): HttpRefusal | null {
  if (!hasBody(head)) return null;
  const { longest } = kindOf(head.path);
  const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(head.method);
  if (isRead || longest === 0) return { status: 413, code: 'no-body', words: 'Nothing can be sent to this address.' };
  if (needsSession(head.path) && !head.hasSession) return noSession;
  // The API counts as it reads.
  if (head.isChunked && !head.path.startsWith('/api/v1/'))
    return { status: 411, code: 'length', words: 'Say how long the body is, with Content-Length.' };
  if (Number(head.contentLength ?? 0) > longest)
    return { status: 413, code: 'too-large', words: `At most ${sizeInWords(longest)} can be sent to this address.` };
  return null;
}

/** Why the newsroom does not take a request in; null when it does. */
export function newsroomRefusal(head: RequestHead): HttpRefusal | null {
  const { methods } = kindOf(head.path);
  if (!methods.includes(head.method)) return methodRefusal(methods);
  return addressRefusal(head.path, head.query) ?? bodyRefusal(head);
}

/** Why the site does not take a request in; null when it does. */
export function siteRefusal(head: RequestHead): HttpRefusal | null {
  if (!reading.methods.includes(head.method)) return methodRefusal(reading.methods);
  return bodyRefusal({ ...head, path: '' });
}

/** The answer to a verb that an address does not know. */
export const methodRefusal = (methods: string[] = reading.methods): HttpRefusal => ({
  status: 405,
  code: 'method',
  words: `This address answers ${methods.join(', ')}.`,
  headers: { Allow: methods.join(', ') },
});
