// npm run migrate -- deploy | status | new <name> | check
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { readLine } from '#lib/core/command-line/line.ts';
import { startingEnv } from '#lib/core/env.ts';
import { Problem } from '#lib/core/problem.ts';
import { applyMigrations, migrationState } from '#lib/database/apply-migrations.ts';
import { prismaFolder } from '#lib/database/migration-files.ts';
import { startCluster } from './postgres/cluster.ts';
import { asProblem, report } from './problems.ts';

const usage = `Usage: npm run migrate -- COMMAND
  deploy        apply what is due to DATABASE_URL (npm start does this by itself)
  status        what is applied to DATABASE_URL, and what is due
  check         do schema.prisma and the migrations agree? Needs no database
  new NAME      write the migration that leads from the migrations to schema.prisma. Needs no database`;

/** Runs `work` on a temporary PostgreSQL. */
async function onScratchServer<T>(work: (adminUrl: string) => Promise<T>): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), 'pressmark-scratch-'));
  // Under root another account runs PostgreSQL. It must pass through this folder.
  chmodSync(data, 0o755);
  const cluster = await startCluster(data);
  try {
    return await work(cluster.adminUrl);
  } finally {
    await cluster.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function missingSql(): Promise<string | null> {
  // Loaded only here: the engine is large, and Node prints a warning about it.
  const { missingMigration } = await import('#lib/database/schema-engine.ts');
  return onScratchServer((adminUrl) => missingMigration(adminUrl));
}

/** @throws Problem when schema.prisma and the migrations differ */
export async function checkMigrations(): Promise<void> {
  const sql = await missingSql();
  if (sql)
    throw new Problem(`schema.prisma and the migrations differ. "npm run migrate -- new NAME" would write: ${sql}`);
}

async function writeNew(name: string | undefined): Promise<string> {
  if (!name || !/^[a-z0-9_]+$/.test(name))
    throw new Problem('Give the new migration a name of small letters, digits and underscores.');
  const sql = await missingSql();
  if (!sql) return 'schema.prisma and the migrations agree: nothing to write.';
  const folder = join(
    prismaFolder,
    'migrations',
    `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`,
  );
  mkdirSync(folder);
  writeFileSync(join(folder, 'migration.sql'), `${sql}\n`);
  const warning = /\bDROP\b/.test(sql) ? ' It drops something: read it before it runs anywhere.' : '';
  return `Wrote ${relative(process.cwd(), folder)}/migration.sql.${warning}`;
}

function databaseUrl(): string | undefined {
  const read = startingEnv();
  if ('problems' in read) throw new Problem(read.problems.join('; '));
  return read.env.DATABASE_URL;
}

function requiredUrl(): string {
  const url = databaseUrl();
  if (!url) throw new Problem('Set DATABASE_URL to the database. The embedded one is migrated by npm start.');
  return url;
}

async function run(command: string | undefined, name: string | undefined): Promise<string | null> {
  if (command === 'deploy') {
    const applied = await applyMigrations(requiredUrl());
    return applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'Nothing to apply.';
  }
  if (command === 'status') {
    const { applied, due } = await migrationState(requiredUrl());
    return [...applied.map((each) => `applied  ${each}`), ...due.map((each) => `due      ${each}`)].join('\n');
  }
  if (command === 'check') return checkMigrations().then(() => 'schema.prisma and the migrations agree.');
  if (command === 'new') return writeNew(name);
  return null;
}

const commandNames = ['deploy', 'status', 'check', 'new'];

/** @returns the exit code: 0, 1 refused, 2 wrong usage */
export async function main(args: string[]): Promise<number> {
  const line = readLine(args, {
    options: {},
    help: usage,
    firstWords: commandNames,
    maxWords: args[0] === 'new' ? 2 : 1,
  });
  if ('code' in line) return line.code;
  const [command, name] = line.words;
  try {
    const answer = await run(command, name);
    (answer === null ? process.stderr : process.stdout).write(`${answer ?? usage}\n`);
    return answer === null ? 2 : 0;
  } catch (error) {
    return report(error instanceof Problem ? error : (asProblem(error, databaseUrl()) ?? error));
  }
}
