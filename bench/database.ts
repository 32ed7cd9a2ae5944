// A database for the benchmarks: the embedded PostgreSQL with the product's roles, rights and
// migrations.
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readEnv } from '#lib/core/env.ts';
import { claimData, openDatabase } from '#lib/launch/postgres/database.ts';
import { reachDatabase } from '#lib/launch/reach.ts';

export type BenchDatabase = { ownerUrl: string; newsroomUrl: string; publicUrl: string; stop: () => Promise<void> };

/** The file that marks a folder as made by a benchmark, which may therefore be emptied. */
const mark = 'made-by-bench';

/**
 * @param fresh empties the folder first
 * @throws if there is no database and `fresh` is false
 */
export async function benchDatabase(folder: string | undefined, fresh: boolean): Promise<BenchDatabase> {
  const data = path.resolve(folder ?? '.bench/register');
  const read = readEnv({ PRESSMARK_DATA: data, NODE_ENV: 'production' });
  if ('problems' in read) throw new Error(read.problems.join('; '));
  if (!fresh && !existsSync(data)) throw new Error('There is no database yet: npm run bench -- seed 1000000');
  if (!fresh) return reachDatabase(read.env);
  await clear(data);
  const claimed = await claimData(data, 'a benchmark');
  const database = await openDatabase(read.env, data);
  void claimed.lost.then(database.abandon);
  const stop = async () => {
    await database.stop();
    claimed.release();
  };
  return { ...database, stop };
}

/**
 * Empties a folder.
 * @throws if it holds anything that no benchmark made
 */
async function clear(data: string) {
  if (existsSync(data) && readdirSync(data).length > 0 && !existsSync(path.join(data, mark)))
    throw new Error(`${data} holds something that no benchmark has made. Name another folder: --data DIR.`);
  if (existsSync(data)) (await claimData(data, 'a benchmark')).release();
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  chmodSync(data, 0o755);
  writeFileSync(path.join(data, mark), '');
}
