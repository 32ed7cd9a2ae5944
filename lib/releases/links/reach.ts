// Which servers a link check may reach: those of the Internet, and hosts of the house that its
// operators named. Nobody can make the newsroom ask its own network by writing a link.
import 'server-only';
import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { env } from '#lib/core/env.ts';
import { insideCode } from './link-checks-rules.ts';

// A list apart for each, since an address of version 4 is also one of version 6.
const insideOf4 = new BlockList();
const insideOf6 = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  insideOf4.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 32],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  insideOf6.addSubnet(net, prefix, 'ipv6');

/** Is this address of the machine itself or of an internal network? */
export function isInside(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return insideOf4.check(address, 'ipv4');
  return version === 0 || insideOf6.check(address, 'ipv6');
}

const insideError = () => Object.assign(new Error('an internal address'), { code: insideCode });

/**
 * Looks a name up and gives its addresses outside alone. The connection goes to these, so a name
 * cannot lead elsewhere the second time.
 */
const lookupOutside: LookupFunction = (host, options, callback) =>
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const outside = error ? [] : addresses.filter(({ address }) => !isInside(address));
    const [first] = outside;
    if (error || !first) return callback(error ?? insideError(), []);
    if (options.all) return callback(null, outside);
    return callback(null, first.address, first.family);
  });

/** The house's own hosts, which may be asked wherever they are. */
function isOwn({ host, hostname }: URL): boolean {
  const { PRESSMARK_LINK_HOSTS: hosts, PRESSMARK_URL: url } = env();
  return [...hosts, ...(url ? [new URL(url).host] : [])].some((own) => own === host || own === hostname);
}

/**
 * How an address is looked up.
 * @throws if it names an internal address itself
 */
export function lookupFor(url: URL): LookupFunction | undefined {
  if (isOwn(url)) return undefined;
  const address = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) !== 0 && isInside(address)) throw insideError();
  return lookupOutside;
}
