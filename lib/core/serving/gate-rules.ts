// What reaches the newsroom's pages and routes, before Next reads anything of it. Pure. Promises
// kept here:
//   - pages are read, and never written to: what the desk does has addresses of its own
//   - whatever changes something was sent by a page of the newsroom itself
import { type HttpRefusal, methodRefusal } from './limit-rules.ts';
import { isOwnOrigin } from './origin-rules.ts';

type GateRequest = {
  method: string;
  /** Without its query. */
  path: string;
  origin: string | undefined;
  /** PRESSMARK_URL */
  own: string;
};

const reading = ['GET', 'HEAD'];

/** What each part of the newsroom answers. */
const parts: { path: RegExp; methods: string[] }[] = [
  { path: /^\/desk(?:\/|$)/, methods: reading },
  { path: /^\/_next(?:\/|$)/, methods: reading },
  { path: /^\/api\/auth\/(?:csrf|providers|session|signin|error)$/, methods: reading },
  { path: /^\/api\/auth\/signout$/, methods: [...reading, 'POST'] },
  { path: /^\/api\/auth\/callback\/credentials$/, methods: ['POST'] },
  { path: /^\/api\/desk\/[A-Za-z]+$/, methods: ['POST'] },
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
  words: 'This was sent from another site. Open the newsroom at its own address and do it there.',
};

/** Why a request goes no further, or null. Its address can be read: the door has seen to that. */
export function gateRefusal({ method, path, origin, own }: GateRequest): HttpRefusal | null {
  const part = parts.find((one) => one.path.test(path));
  if (!part) return unknown;
  if (!part.methods.includes(method)) return methodRefusal(part.methods);
  if (method !== 'POST') return null;
  // The sign-in has a token of its own against other sites; programs without an origin may try
  // passwords as people do.
  const isFine = origin === undefined ? path.startsWith('/api/auth/') : isOwnOrigin(origin, own);
  return isFine ? null : fromOtherSite;
}
