import 'server-only';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { env } from '../env.ts';

/**
 * Where a request came from. The desk's process believes it of its own socket alone, which nobody
 * else can reach.
 */
export const clientHeader = 'x-pressmark-client';

/** Set where a page is asked for by one that is open already, and no document of its own. */
export const withinHeader = 'x-pressmark-within';

/**
 * The address that a request came from: that of its connection; behind proxies of the house's own,
 * the one that they say. Each of them adds to `X-Forwarded-For` whom it heard, so what the sender
 * wrote there himself stands before.
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
