// A real Pressmark with series and tokens for the run.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Pressmark, startPressmark } from '#test/harness/pressmark.ts';
import { freePort } from '#lib/launch/free-port.ts';
import { root } from '#lib/launch/sources.ts';
import type { Office } from './sender.ts';

const launcher = ['--disable-warning=ExperimentalWarning', join(root, 'lib/launch/run.mjs')];
const buildingMs = 240_000;

/** Starts Pressmark as `npm start` does. If another process is building it, waits for that. */
export async function startProduct(): Promise<Pressmark> {
  // A rate limit would hide what breaks.
  const env = { PRESSMARK_API_RATE: '1000000' };
  for (const until = Date.now() + buildingMs; ; await pause(1000)) {
    try {
      return await startPressmark({ port: await freePort(), password: 'demonstration torture', env });
    } catch (error) {
      if (!/The build in dist/.test((error as Error).message) || Date.now() > until) throw error;
    }
  }
}

/**
 * Runs an administrator's command.
 * @returns its output
 * @throws if it is refused
 */
export async function command({ data, url }: Pressmark, ...args: string[]): Promise<string> {
  const env = { ...process.env, PRESSMARK_DATA: data, PRESSMARK_URL: url, NODE_ENV: 'production', DATABASE_URL: '' };
  const { stdout } = await promisify(execFile)(process.execPath, [...launcher, 'pressmark', ...args], {
    cwd: root,
    env: env as NodeJS.ProcessEnv,
  });
  return stdout;
}

async function token(pressmark: Pressmark, email: string): Promise<string> {
  return (JSON.parse(await command(pressmark, 'token', 'add', email, '--json')) as { token: string }).token;
}

const series = {
  tm: ['--label', 'Torture No.{n}', '--period', 'month'],
  ty: ['--label', '{prefix}/{yy}/{n:000}', '--prefix', 'TY', '--period', 'year'],
  tn: ['--label', 'TN/{n}', '--period', 'none'],
};

/** Tokens of an officer and two editors, and three series that restart at different times. */
export async function openOffice(pressmark: Pressmark): Promise<Office> {
  for (const [key, flags] of Object.entries(series))
    await command(pressmark, 'series', 'add', key, ...flags, '--time-zone', 'Asia/Karachi');
  return {
    url: pressmark.url,
    officer: await token(pressmark, 'officer@demo.example'),
    editors: [await token(pressmark, 'editor@demo.example'), await token(pressmark, 'editor2@demo.example')],
    series: Object.keys(series),
  };
}
