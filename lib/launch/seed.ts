// The demonstration, written only into an empty database.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '#lib/core/env.ts';
import { Problem } from '#lib/core/problem.ts';
import { withSession } from '#lib/database/session.ts';

export const demoUsers = ['officer', 'officer2', 'editor', 'editor2', 'auditor', 'admin'].map(
  (name) => `${name}@demo.example`,
);

export type Passwords = Record<string, string>;

// Without letters and digits that look alike on a screen.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of four, some 79 bits: "k7mp-x3ra-9wqe-hn4t". */
function randomPassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

// This file exists while the seed runs. A start that finds it runs the seed again.
const unfinishedMark = (data: string) => join(data, 'seed-unfinished');

/**
 * True when the demonstration is wanted: PRESSMARK_SEED says so, or by default on the embedded
 * database.
 */
export const wantsDemo = ({ PRESSMARK_SEED, DATABASE_URL }: Pick<Env, 'PRESSMARK_SEED' | 'DATABASE_URL'>) =>
  (PRESSMARK_SEED ?? (DATABASE_URL ? 'none' : 'demo')) === 'demo';

/**
 * True when the demonstration is wanted and the database has no house, or an earlier seed was
 * interrupted.
 */
export async function seedIsDue(env: Env, data: string, ownerUrl: string): Promise<boolean> {
  if (!wantsDemo(env)) return false;
  if (existsSync(unfinishedMark(data))) return true;
  const { rows } = await withSession(ownerUrl, (client) =>
    client.query('SELECT EXISTS (SELECT 1 FROM newsroom.house) AS made'),
  );
  return !rows[0].made;
}

/**
 * Runs the seed program.
 * @returns the demo users' passwords, which are kept nowhere
 */
export async function runSeed(
  file: string,
  data: string,
  password: string | undefined,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Passwords> {
  const passwords = Object.fromEntries(demoUsers.map((user) => [user, password ?? randomPassword()]));
  writeFileSync(unfinishedMark(data), '');
  const child = spawn(process.execPath, ['--enable-source-maps', file], {
    env,
    signal,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  // A seed that ends early breaks this pipe. Its exit code reports the failure.
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify(passwords));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('exit', resolve));
  if (code !== 0)
    throw new Problem(
      'The demonstration could not be written into the database; the seed’s output is above. PRESSMARK_SEED=none starts without it.',
    );
  rmSync(unfinishedMark(data), { force: true });
  return passwords;
}
