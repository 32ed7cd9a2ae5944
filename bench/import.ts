// Imports an archive of 10,000 files by the command itself, twice, on a data directory of its own.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { makeBareHouse } from '#test/harness/bare-house.ts';
import { childEnv } from '#lib/core/env.ts';
import { makeArchive } from './archive-files.ts';
import { benchDatabase } from './database.ts';

const launcher = path.join(import.meta.dirname, '../lib/launch/run.mjs');

/**
 * The peak memory of the command's own process, in MB, read from Linux while it runs. 0 elsewhere.
 */
function peakOf(launcherPid: number): number {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      if (Number(/PPid:\s+(\d+)/.exec(status)?.[1]) !== launcherPid) continue;
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('pressmark.js')) continue;
      return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
    } catch {
      // The process ended between the two reads.
    }
  }
  return 0;
}

type Ran = { code: number | null; out: string; seconds: number; megabytes: number };

async function command(data: string, ...args: string[]): Promise<Ran> {
  const began = performance.now();
  const env = childEnv({ PRESSMARK_DATA: data, NODE_ENV: 'production', DATABASE_URL: undefined });
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', launcher, 'pressmark', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, peakOf(child.pid ?? 0));
  }, 300);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  return { code, out, seconds: (performance.now() - began) / 1000, megabytes };
}

type Report = { taken: number; alreadyThere: number; refused: unknown[] };

function printRun(what: string, { code, out, seconds, megabytes }: Ran): Report {
  const report = JSON.parse(out) as Report & { files: number };
  console.log(
    `${what}: ${seconds.toFixed(1)} s, ${Math.round(report.files / seconds)} files a second, at most ${Math.round(megabytes)} MB, exit ${code}: ${report.taken} taken, ${report.alreadyThere} there already, ${report.refused.length} refused`,
  );
  return report;
}

/** Every counter is above its month's highest number, and the chains are valid. */
async function check(data: string, highest: Map<string, number>) {
  const database = await benchDatabase(data, false);
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ period: string; next: number }>('SELECT period, next FROM newsroom.counter');
  await client.end();
  await database.stop();
  const lowPeriods = rows.filter((row) => row.next <= (highest.get(row.period) ?? 0)).map((row) => row.period);
  if (lowPeriods.length > 0 || rows.length !== highest.size)
    throw new Error(`counters stand too low: ${lowPeriods.join(', ')}`);
  const verified = await command(data, 'audit', 'verify');
  if (verified.code !== 0) throw new Error('the record does not hold');
  console.log(`counters of ${rows.length} months above their highest number. ${verified.out.trim()}`);
}

/**
 * Prints the time and memory of both runs.
 * @param count files
 */
export async function benchImport(count: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pressmark-bench-import-'));
  // Started by root, the database runs as another account and must be able to enter the folder.
  chmodSync(folder, 0o755);
  const data = path.join(folder, 'data');
  const files = path.join(folder, 'files');
  mkdirSync(files);
  try {
    const database = await benchDatabase(data, true);
    await makeBareHouse(database.ownerUrl).finally(database.stop);
    const archive = await makeArchive(files, count);
    console.log(
      `${archive.files} files: ${archive.good} good, ${archive.same} that say the same again, ${archive.doubtful} doubtful; load ${loadavg()[0]?.toFixed(2)}`,
    );
    // This builds the commands if the build is old, before anything is measured.
    await command(data, 'audit', 'verify');
    const first = printRun('first run', await command(data, 'import', files, '--json'));
    const second = printRun('second run', await command(data, 'import', files, '--json'));
    if (first.taken !== archive.good || first.refused.length !== archive.doubtful || second.taken !== 0)
      throw new Error('the files did not become what they were made for');
    await check(data, archive.highest);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
