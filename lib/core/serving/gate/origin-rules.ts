// Whether a request comes from the newsroom's own pages.

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a request's `Origin` is the newsroom's own. `Host` does not count: a proxy may rewrite
 * it, and a sender may invent it. All names of this machine are one place.
 * @param own PRESSMARK_URL
 */
export function isOwnOrigin(origin: string, own: string): boolean {
  if (!URL.canParse(origin)) return false;
  const [from, here] = [new URL(origin), new URL(own)];
  if (from.origin === here.origin) return true;
  const isOneMachine = loopback.test(from.hostname) && loopback.test(here.hostname);
  return isOneMachine && from.protocol === here.protocol && from.port === here.port;
}
