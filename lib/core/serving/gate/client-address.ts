import 'server-only';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { env } from '#lib/core/env.ts';

/**
 * The header with the address that a request came from. The desk believes it on its own socket,
 * which the site alone reaches.
 */
export const clientHeader = 'x-pressmark-client';

/** Set when an open page fetches another one, and not when a browser loads a document. */
export const withinHeader = 'x-pressmark-within';

/**
 * The address that a request came from: its connection's, or behind the house's own proxies the one
 * that they report. Each proxy appends its neighbour to `X-Forwarded-For`, so what the sender wrote
 * there comes earlier and is ignored.
 */
export function clientAddress({ headers, socket }: IncomingMessage): string {
  const proxies = env().PRESSMARK_PROXIES;
  const forwarded =
    proxies === 0
      ? ''
      : String(headers['x-forwarded-for'] ?? '')
          .split(',')
          .at(-proxies)
          ?.trim();
  return forwarded && isIP(forwarded) !== 0 ? forwarded : (socket.remoteAddress ?? '');
}
