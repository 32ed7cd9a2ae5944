// What each child is told. The site's process knows nothing that is not public.
import { childEnv } from '#lib/core/env.ts';

export type Addresses = { url: string; port: number };

type ProcessSettings = Addresses & {
  newsroomUrl?: string;
  ownerUrl?: string;
  publicUrl: string;
  sessionSecret?: string;
  /** Where the desk answers the site, when both are here. */
  deskSocket?: string | undefined;
};

/** What the site's process has of the launcher's own environment: what the system needs, and nothing that was meant for another. */
const systemNames = [
  'PATH',
  'HOME',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'PGSSLMODE',
  'PRESSMARK_PROXIES',
];

/** The environment of the site's process: a list of what it may know, so that what is new stays unknown to it. */
export function siteEnv(
  { url, port, publicUrl, deskSocket }: Pick<ProcessSettings, 'url' | 'port' | 'publicUrl' | 'deskSocket'>,
  dev = false,
): NodeJS.ProcessEnv {
  const all = childEnv({});
  const inherited = systemNames.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]]));
  // That caches are told of changes, and not with which password.
  const purge = all.PRESSMARK_PURGE_URL ? { PRESSMARK_PURGE_URL: new URL(all.PRESSMARK_PURGE_URL).origin } : {};
  return {
    ...Object.fromEntries(inherited),
    ...purge,
    NODE_ENV: dev ? 'development' : 'production',
    PORT: String(port),
    PRESSMARK_URL: url,
    PRESSMARK_FACE: 'site',
    PUBLIC_DATABASE_URL: publicUrl,
    ...(deskSocket === undefined ? {} : { PRESSMARK_DESK_SOCKET: deskSocket }),
  };
}

/** The environment of the desk's process. */
export function deskEnv(
  { url, port, newsroomUrl, publicUrl, sessionSecret, deskSocket }: ProcessSettings,
  dev = false,
): NodeJS.ProcessEnv {
  return childEnv({
    NODE_ENV: dev ? 'development' : 'production',
    PORT: String(port),
    PRESSMARK_URL: url,
    PRESSMARK_FACE: 'desk',
    PRESSMARK_DESK_SOCKET: deskSocket,
    DATABASE_URL: newsroomUrl,
    PUBLIC_DATABASE_URL: publicUrl,
    NEWSROOM_DATABASE_URL: undefined,
    OWNER_DATABASE_URL: undefined,
    PRESSMARK_DEMO_PASSWORD: undefined,
    NEXTAUTH_SECRET: sessionSecret,
    NEXTAUTH_URL: url,
    NEXT_TELEMETRY_DISABLED: '1',
  });
}

/**
 * The environment of the worker, the seed and the commands: the newsroom's role, and no port.
 * @param ownerUrl for the commands that copy the whole database
 */
export function newsroomEnv(
  { url, newsroomUrl, publicUrl, ownerUrl }: Pick<ProcessSettings, 'url' | 'newsroomUrl' | 'publicUrl' | 'ownerUrl'>,
  dev = false,
): NodeJS.ProcessEnv {
  return childEnv({
    NODE_ENV: dev ? 'development' : 'production',
    PRESSMARK_URL: url,
    DATABASE_URL: newsroomUrl,
    PUBLIC_DATABASE_URL: publicUrl,
    NEWSROOM_DATABASE_URL: undefined,
    OWNER_DATABASE_URL: ownerUrl,
    PRESSMARK_DEMO_PASSWORD: undefined,
  });
}
