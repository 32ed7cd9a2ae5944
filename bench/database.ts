// A database of the benchmarks' own: the embedded PostgreSQL with the product's roles, rights and migrations.
import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '#lib/launch/database.ts';
import { readEnv } from '#lib/core/env.ts';

export type BenchDatabase = { ownerUrl: string; newsroomUrl: string; publicUrl: string; stop: () => Promise<void> };

/** @param fresh start from an empty database, whatever is there */
export async function benchDatabase(folder: string | undefined, fresh: boolean): Promise<BenchDatabase> {
  const data = path.resolve(folder ?? '.bench/register');
  if (!fresh && !existsSync(data)) throw new Error('There is no database yet: npm run bench -- seed 1000000');
  if (fresh) rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  chmodSync(data, 0o755);
  const read = readEnv({ PRESSMARK_DATA: data, NODE_ENV: 'production' });
  if ('problems' in read) throw new Error(read.problems.join('; '));
  return openDatabase(read.env, data);
}
