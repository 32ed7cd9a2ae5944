// Which requests reach the newsroom's pages and routes, before Next reads anything of them. Pure.
// Promises:
//   - Pages are only read. The desk's actions have addresses of their own.
//   - A request that changes something comes from a page of the newsroom.
import { type HttpRefusal, methodRefusal } from './limit-rules.ts';
import { isOwnOrigin } from './origin-rules.ts';

type GateRequest = {
  method: string;
  /** Without the query. */
  path: string;
  origin: string | undefined;
  /** PRESSMARK_URL */
  own: string;
};

const reading = ['GET', 'HEAD'];

/** The methods that each part of the newsroom answers. */
const parts: { path: RegExp; methods: string[] }[] = [
  { path: /^\/desk(?:\/|$)/, methods: reading },
  { path: /^\/_next(?:\/|$)/, methods: reading },
  { path: /^\/api\/auth\/(?:csrf|providers|session|signin|error)$/, methods: reading },
  { path: /^\/api\/auth\/signout$/, methods: [...reading, 'POST'] },
  { path: /^\/api\/auth\/callback\/credentials$/, methods: ['POST'] },
  { path: /^\/api\/desk\/[A-Za-z]+$/, methods: ['POST'] },
  { path: /^\/api\/(?:people|releases)$/, methods: reading },
  { path: /^\/api\/calendar\/[^/]+$/, methods: reading },
  { path: /^\/api\/preview(?:\/link)?\/[^/]+$/, methods: reading },
  { path: /^\/api\/visit\/[A-Za-z]+$/, methods: ['POST'] },
  { path: /^\/api\/word$/, methods: ['POST'] },
  { path: /^\/api\/files\/[^/]+$/, methods: ['POST'] },
  { path: /^\/api\/files\/[^/]+\/[^/]+\/[^/]+$/, methods: reading },
];

const unknown: HttpRefusal = {
  status: 404,
  code: 'no-such-address',
  words: 'There is nothing at this address. Go back to /desk.',
};
const fromOtherSite: HttpRefusal = {
  status: 403,
  code: 'other-site',
  words: 'This request came from another site. Open the newsroom at its own address and do it there.',
};

/**
 * Why a request goes no further, or null. Its address is readable: `limit-rules.ts` checks it
 * before.
 */
export function gateRefusal({ method, path, origin, own }: GateRequest): HttpRefusal | null {
  const part = parts.find((one) => one.path.test(path));
  if (!part) return unknown;
  if (!part.methods.includes(method)) return methodRefusal(part.methods);
  if (method !== 'POST') return null;
  // The sign-in checks a token of its own against other sites. A program without `Origin` may try
  // passwords, as a person may.
  const isFine = origin === undefined ? path.startsWith('/api/auth/') : isOwnOrigin(origin, own);
  return isFine ? null : fromOtherSite;
}
