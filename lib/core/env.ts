// The only reader of process.env. What is wrong is said in one line a variable, by whoever starts the process.
import { z } from 'zod';

const url = (what: string) =>
  z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: `${what} must begin with postgresql://`, abort: true })
    // Each role's address is made from it, which a host that is left out or stands in the query does not allow.
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
  /** Only where DATABASE_URL's account may not set the password of newsroom_app. Read by the launcher. */
  NEWSROOM_DATABASE_URL: url('NEWSROOM_DATABASE_URL').optional(),
  /** Handed by the launcher to the commands that copy the whole database, and to nothing else. */
  OWNER_DATABASE_URL: url('OWNER_DATABASE_URL').optional(),
  PRESSMARK_FACE: z.enum(['all', 'desk', 'site'], 'PRESSMARK_FACE must be all, desk or site').default('all'),
  /** Set by the launcher where site and desk are two processes: the socket on which the desk answers the site alone. */
  PRESSMARK_DESK_SOCKET: z.string().optional(),
  /** Not set it means demo for the embedded database, and none for one of one's own: nothing is written there unasked. */
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
  /** Where a cache in front of the site takes word of changes, which kind it is, and what it wants to be shown. */
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
  /** Requests a second that one API token may go on making; four times as many at once. */
  PRESSMARK_API_RATE: z.coerce
    .number('PRESSMARK_API_RATE must be a number of requests a second')
    .int('PRESSMARK_API_RATE must be a whole number')
    .min(1, 'PRESSMARK_API_RATE must be at least 1')
    .max(1_000_000, 'PRESSMARK_API_RATE must be at most 1000000')
    .default(50),
  /** Proxies in front, each of which adds to X-Forwarded-For. */
  PRESSMARK_PROXIES: z.coerce
    .number('PRESSMARK_PROXIES must be a number')
    .int('PRESSMARK_PROXIES must be a whole number')
    .min(0, 'PRESSMARK_PROXIES must be at least 0')
    .max(9, 'PRESSMARK_PROXIES must be at most 9')
    .default(0),
  /** Set by the launcher from the data directory's keys; signs the session cookie. */
  NEXTAUTH_SECRET: z.string().min(32).optional(),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
});

export type Env = z.infer<typeof schema>;

/** Parses an environment; empty strings count as not set. Returns every problem, one line each. */
export function readEnv(source: NodeJS.ProcessEnv): { env: Env } | { problems: string[] } {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return { env: parsed.data };
  return {
    problems: parsed.error.issues.map(({ path: [name = ''], message }) =>
      message.startsWith(String(name)) ? message : `${String(name)}: ${message}`,
    ),
  };
}

/** What a command line starts with: the environment, and below it the file .env of the folder it runs in. */
export function startingEnv(): ReturnType<typeof readEnv> {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return readEnv(process.env);
}

/** True when npm runs us and is our parent: what it is told to do, we are meant by. */
export function startedByNpm(): boolean {
  return process.env.npm_lifecycle_event !== undefined;
}

let cached: Env | undefined;

/** The process's environment. Throws with all problems in one message. */
export function env(): Env {
  if (cached) return cached;
  const read = readEnv(process.env);
  if ('problems' in read) throw new Error(read.problems.join('; '));
  cached = read.env;
  return cached;
}

/** The raw environment to hand to a child process, with changes on top. */
export function childEnv(changes: Record<string, string | undefined>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}
