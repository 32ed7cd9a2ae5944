// Packages of a benchmark's own folder, such as bench/payload, installed the first time it is asked
// for.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Runs a program in a folder.
 * @throws with the end of its output, if it fails
 */
export async function runIn(folder: string, what: string, [file = '', ...args]: string[], env: NodeJS.ProcessEnv) {
  try {
    return await promisify(execFile)(file, args, { cwd: folder, env, maxBuffer: 64 << 20, timeout: 600_000 });
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
    throw new Error(`${what} failed: ${`${stdout}${stderr}`.trim().slice(-1500) || message}`);
  }
}

/**
 * Installs what the folder's lock file names, unless it is installed. Needs the registry the first
 * time.
 */
export async function installIn(folder: string, name: string): Promise<void> {
  const mark = join(folder, 'node_modules/.installed-from');
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  console.error(`Installing ${name} (npm ci) …`);
  // `npm run` puts the outer package's folder into the environment, and npm would install there.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^npm_(package|lifecycle|config_local)/.test(key)),
  );
  await runIn(folder, 'npm ci', ['npm', 'ci'], env as NodeJS.ProcessEnv);
  writeFileSync(mark, lock);
}
