// Pressmark as a user starts it: `npm start` on an empty data directory and a port of its own.
import { spawn } from 'node:child_process';
import { appendFileSync, chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clusterUrl } from '#lib/launch/postgres/cluster.ts';
import { secret } from '#lib/launch/data-directory.ts';

export type Pressmark = {
  url: string;
  /** The superuser's address of its database, for set-up and inspection. */
  adminUrl: string;
  /** The launcher's pid. Every other process is its child. */
  pid: number;
  /** Its data directory, which is removed with it. */
  data: string;
  /** Resolves with the exit code when it ends for any reason. */
  over: Promise<number | null>;
  /** Everything that it wrote to the terminal so far. */
  output: () => string;
  /** Sends Ctrl-C and removes the data. Resolves with the exit code. */
  stop: () => Promise<number | null>;
};

export type PressmarkOptions = {
  port: number;
  password: string;
  /** A file for everything that it writes to the terminal. */
  log?: string;
  env?: Record<string, string>;
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const launcher = ['--disable-warning=ExperimentalWarning', join(root, 'lib/launch/run.mjs'), 'start'];
// These would lead the new Pressmark to another one's database.
const unset = {
  DATABASE_URL: '',
  PUBLIC_DATABASE_URL: '',
  NEWSROOM_DATABASE_URL: '',
  NEXTAUTH_SECRET: '',
  SMTP_URL: '',
  NODE_ENV: 'production',
  // As a child of npm it ends with its parent, whatever ends that.
  npm_lifecycle_event: 'start',
};

/**
 * Starts it and waits until it says that it runs. It builds first if the build is missing or old.
 */
export async function startPressmark({ port, password, log, env = {} }: PressmarkOptions): Promise<Pressmark> {
  const data = mkdtempSync(join(tmpdir(), 'pressmark-e2e-'));
  // Started by root, the database runs as another account and must be able to enter the folder.
  chmodSync(data, 0o755);
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, launcher, {
    cwd: root,
    env: {
      ...process.env,
      ...unset,
      PORT: String(port),
      PRESSMARK_URL: url,
      PRESSMARK_DATA: data,
      PRESSMARK_DEMO_PASSWORD: password,
      ...env,
    } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const over = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const started = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (log) appendFileSync(log, text);
        if (/started in/.test(output)) resolve();
      });
    }
  });
  const stop = async () => {
    child.kill('SIGINT');
    const code = await over;
    rmSync(data, { recursive: true, force: true });
    return code;
  };
  const first = await Promise.race([started.then(() => 'started' as const), over]);
  if (first !== 'started') {
    rmSync(data, { recursive: true, force: true });
    throw new Error(`Pressmark did not start (exit code ${first}):\n${output}`);
  }
  return {
    url,
    adminUrl: clusterUrl(data, 'postgres', secret(data, 'postgres'), 'pressmark'),
    pid: child.pid ?? 0,
    data,
    over,
    output: () => output,
    stop,
  };
}
