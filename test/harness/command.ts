// The administrator's commands on the Pressmark under test.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const launcher = fileURLToPath(new URL('../../lib/launch/run.mjs', import.meta.url));

/**
 * Runs `pressmark` on a data directory.
 * @returns its answer as JSON
 */
export async function command(data: string, ...words: string[]) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', launcher, 'pressmark', ...words, '--json'],
    { env: { ...process.env, PRESSMARK_DATA: data, NODE_ENV: 'production' } },
  );
  return JSON.parse(stdout);
}
