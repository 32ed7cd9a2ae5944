// From where the newsroom is told to do something.

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a request's `Origin` is the newsroom's own. What the request calls its host is not asked:
 * a proxy may rewrite it, and its sender may write what he likes. The names of one machine for
 * itself are one place.
 * @param own PRESSMARK_URL
 */
export function isOwnOrigin(origin: string, own: string): boolean {
  if (!URL.canParse(origin)) return false;
  const [from, here] = [new URL(origin), new URL(own)];
  if (from.origin === here.origin) return true;
  const isOneMachine = loopback.test(from.hostname) && loopback.test(here.hostname);
  return isOneMachine && from.protocol === here.protocol && from.port === here.port;
}
