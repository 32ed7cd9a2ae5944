import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { withinHeader } from './client-address.ts';
import { gateRefusal } from './gate-rules.ts';
import type { HttpRefusal } from './limit-rules.ts';
import { refuseWhenRead } from './refusing.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';

const callbackCookie = /^\s*(?:__Secure-|__Host-)?next-auth\.callback-url=/;

/**
 * Sets the headers that Next and the sign-in library believe: the newsroom's own host, and no
 * forwarding address.
 */
function correctHeaders(request: IncomingMessage): void {
  const { headers } = request;
  headers.host = new URL(siteOrigin()).host;
  delete headers['x-forwarded-host'];
  // Next hides `RSC` from the pages, so the request carries its own mark.
  if (headers.rsc === undefined) delete headers[withinHeader];
  else headers[withinHeader] = '1';
  if (headers.cookie)
    headers.cookie = headers.cookie
      .split(';')
      .filter((one) => !callbackCookie.test(one))
      .join(';');
}

const badRouterState: HttpRefusal = {
  status: 400,
  code: 'header',
  words: 'Next-Router-State-Tree cannot be read. Load the page again.',
};

/**
 * Answers refused requests before Next reads them.
 * @param isRouterState whether Next can read `Next-Router-State-Tree`
 * @returns false when the request was answered here
 */
export function passGate(
  request: IncomingMessage,
  response: ServerResponse,
  isRouterState: (state: string) => boolean,
): boolean {
  const { method = 'GET', url = '/', headers } = request;
  const state = headers['next-router-state-tree'];
  const refusal =
    gateRefusal({ method, path: url.split('?', 1)[0] ?? '/', origin: headers.origin, own: siteOrigin() }) ??
    (state === undefined || isRouterState(String(state)) ? null : badRouterState);
  if (refusal) refuseWhenRead(request, response, refusal);
  else correctHeaders(request);
  return !refusal;
}
