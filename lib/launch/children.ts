// The environment of each child process. The site's process gets no secret of the newsroom.
import { childEnv } from '#lib/core/env.ts';

export type Addresses = { url: string; port: number };

type ProcessSettings = Addresses & {
  newsroomUrl?: string;
  ownerUrl?: string;
  publicUrl: string;
  sessionSecret?: string;
  /** The desk's socket, when site and desk both run here. */
  deskSocket?: string | undefined;
};

/** The variables that the site's process gets from the launcher's environment. */
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

/** The environment of the site's process. It is an allow-list, so a new secret stays out. */
export function siteEnv(
  { url, port, publicUrl, deskSocket }: Pick<ProcessSettings, 'url' | 'port' | 'publicUrl' | 'deskSocket'>,
  dev = false,
): NodeJS.ProcessEnv {
  const all = childEnv({});
  const inherited = systemNames.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]]));
  // The site must know that caches are purged. It does not need the password for that.
  const purge = all.PRESSMARK_PURGE_URL ? { PRESSMARK_PURGE_URL: new URL(all.PRESSMARK_PURGE_URL).origin } : {};
  const hub = all.PRESSMARK_HUB_URL ? { PRESSMARK_HUB_URL: all.PRESSMARK_HUB_URL } : {};
  return {
    ...Object.fromEntries(inherited),
    ...purge,
    ...hub,
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
 * The environment of the worker, the seed and the commands: the newsroom's role, no port.
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
