// What each child is told. The site's process knows nothing that is not public.
import { childEnv, type Env } from '#lib/core/env.ts';

export type Addresses = { url: string; port: number };

type Knowledge = Addresses & {
  env: Env;
  newsroomUrl?: string;
  ownerUrl?: string;
  publicUrl: string;
  sessionSecret?: string;
};

const forbiddenToSite = [
  'DATABASE_URL',
  'NEWSROOM_DATABASE_URL',
  'OWNER_DATABASE_URL',
  'NEXTAUTH_SECRET',
  'SMTP_URL',
  'PRESSMARK_PURGE_TOKEN',
  'PRESSMARK_DEMO_PASSWORD',
  'PRESSMARK_DATA',
];

/** The environment of the web process. */
export function webEnv(
  { env, url, port, newsroomUrl, publicUrl, sessionSecret }: Knowledge,
  dev = false,
): NodeJS.ProcessEnv {
  const common = {
    NODE_ENV: dev ? 'development' : 'production',
    PORT: String(port),
    PRESSMARK_URL: url,
    PRESSMARK_FACE: env.PRESSMARK_FACE,
    PUBLIC_DATABASE_URL: publicUrl,
    NEWSROOM_DATABASE_URL: undefined,
    OWNER_DATABASE_URL: undefined,
    PRESSMARK_DEMO_PASSWORD: undefined,
    NEXT_TELEMETRY_DISABLED: '1',
  };
  if (env.PRESSMARK_FACE !== 'site') {
    return childEnv({ ...common, DATABASE_URL: newsroomUrl, NEXTAUTH_SECRET: sessionSecret, NEXTAUTH_URL: url });
  }
  const all = childEnv(common);
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => !forbiddenToSite.includes(name) && !/^(S3|OIDC)_/.test(name)),
  ) as NodeJS.ProcessEnv;
}

/**
 * The environment of the worker, the seed and the commands: the newsroom's role, and no port.
 * @param ownerUrl for the commands that copy the whole database
 */
export function newsroomEnv(
  { url, newsroomUrl, publicUrl, ownerUrl }: Pick<Knowledge, 'url' | 'newsroomUrl' | 'publicUrl' | 'ownerUrl'>,
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
