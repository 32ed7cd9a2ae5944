// The only reader of process.env. Each wrong variable is one line for the person who starts the
// process.
import { z } from 'zod';

const url = (what: string) =>
  z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: `${what} must begin with postgresql://`, abort: true })
    // The addresses of the other roles are made from it, so the host stands in its usual place.
    .refine(
      (text) => !!URL.parse(text)?.hostname,
      `${what} must name its host, a socket by its folder: postgresql://user:password@%2Frun%2Fpostgresql/database`,
    );

const schema = z.object({
  PORT: z.coerce.number('PORT must be a number').int().min(0).max(65535).default(3000),
  PRESSMARK_URL: z.url('PRESSMARK_URL must be an address such as https://press.example.org').optional(),
  PRESSMARK_DATA: z.string().min(1).default('./.data'),
  DATABASE_URL: url('DATABASE_URL').optional(),
  PUBLIC_DATABASE_URL: url('PUBLIC_DATABASE_URL').optional(),
  /**
   * Needed where DATABASE_URL's account may not set the password of newsroom_app. For the launcher.
   */
  NEWSROOM_DATABASE_URL: url('NEWSROOM_DATABASE_URL').optional(),
  /** The launcher sets it for the commands that copy the whole database. */
  OWNER_DATABASE_URL: url('OWNER_DATABASE_URL').optional(),
  PRESSMARK_FACE: z.enum(['all', 'desk', 'site'], 'PRESSMARK_FACE must be all, desk or site').default('all'),
  /**
   * The launcher sets it where site and desk are two processes: the desk's socket, for the site
   * alone.
   */
  PRESSMARK_DESK_SOCKET: z.string().optional(),
  /**
   * Default: demo for the embedded database, none for DATABASE_URL, where nothing is written
   * unasked.
   */
  PRESSMARK_SEED: z.enum(['demo', 'none'], 'PRESSMARK_SEED must be demo or none').optional(),
  PRESSMARK_DEMO_PASSWORD: z.string().min(12, 'PRESSMARK_DEMO_PASSWORD needs at least 12 characters').optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'SMTP_URL must begin with smtp:// or smtps://')
    .refine((address) => URL.canParse(address), 'SMTP_URL must be an address such as smtp://mail.example.org:587')
    .refine(
      (address) => !address.includes('?'),
      'SMTP_URL takes no options behind “?”; SMTP_TLS says whether TLS is required',
    )
    .optional(),
  SMTP_TLS: z.enum(['required', 'optional'], 'SMTP_TLS must be required or optional').default('required'),
  /** The cache in front of the site: its address for purges, its kind, its token. */
  PRESSMARK_PURGE_URL: z
    .url('PRESSMARK_PURGE_URL must be an address such as http://cache.example.org:6081/')
    .optional(),
  PRESSMARK_PURGE_KIND: z
    .enum(
      ['varnish', 'nginx', 'fastly', 'cloudflare'],
      'PRESSMARK_PURGE_KIND must be varnish, nginx, fastly or cloudflare',
    )
    .default('varnish'),
  PRESSMARK_PURGE_TOKEN: z.string().optional(),
  /** The WebSub hub that is told of new releases, and that feeds name to their readers. */
  PRESSMARK_HUB_URL: z
    .url({ protocol: /^https?$/, error: 'PRESSMARK_HUB_URL must be an address such as https://hub.example.org/' })
    .optional(),
  /** Hosts of the house in its own network to which texts may link, with commas between. */
  PRESSMARK_LINK_HOSTS: z
    .string()
    .default('')
    .transform((hosts) =>
      hosts
        .split(',')
        .map((host) => host.trim().toLowerCase())
        .filter(Boolean),
    ),
  /** Requests a second for one API token, on average; four times as many in a burst. */
  PRESSMARK_API_RATE: z.coerce
    .number('PRESSMARK_API_RATE must be a number of requests a second')
    .int('PRESSMARK_API_RATE must be a whole number')
    .min(1, 'PRESSMARK_API_RATE must be at least 1')
    .max(1_000_000, 'PRESSMARK_API_RATE must be at most 1000000')
    .default(50),
  /** How many proxies stand in front; each adds to X-Forwarded-For. */
  PRESSMARK_PROXIES: z.coerce
    .number('PRESSMARK_PROXIES must be a number')
    .int('PRESSMARK_PROXIES must be a whole number')
    .min(0, 'PRESSMARK_PROXIES must be at least 0')
    .max(9, 'PRESSMARK_PROXIES must be at most 9')
    .default(0),
  /** Signs the session cookie. The launcher reads it from the data directory's keys. */
  NEXTAUTH_SECRET: z.string().min(32).optional(),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
});

export type Env = z.infer<typeof schema>;

/** Parses an environment; empty strings count as not set. Returns every problem, one line each. */
export function readEnv(source: NodeJS.ProcessEnv): { env: Env } | { problems: string[] } {
  const values = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(values);
  if (parsed.success) return { env: parsed.data };
  return {
    problems: parsed.error.issues.map(({ path: [name = ''], message }) =>
      message.startsWith(String(name)) ? message : `${String(name)}: ${message}`,
    ),
  };
}

/**
 * The environment of a command line. The file .env of the current folder fills in what is not set.
 */
export function startingEnv(): ReturnType<typeof readEnv> {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return readEnv(process.env);
}

/** True when npm started this process. Signals to npm are then meant for this process. */
export function startedByNpm(): boolean {
  return process.env.npm_lifecycle_event !== undefined;
}

let cached: Env | undefined;

/**
 * The process's environment, parsed once.
 * @throws Error with all problems in one message
 */
export function env(): Env {
  if (cached) return cached;
  const read = readEnv(process.env);
  if ('problems' in read) throw new Error(read.problems.join('; '));
  cached = read.env;
  return cached;
}

/** This process's environment with changes, for a child process. */
export function childEnv(changes: Record<string, string | undefined>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}
