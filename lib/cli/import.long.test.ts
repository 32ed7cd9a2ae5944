// Runs `npm run pressmark -- import` as an administrator does, with the launcher and its own
// database. Kills and stops it on the way.
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBareHouse } from '#test/harness/bare-house.ts';
import { childEnv, readEnv } from '#lib/core/env.ts';
import { clusterUrl } from '#lib/launch/postgres/cluster.ts';
import { openDatabase } from '#lib/launch/postgres/database.ts';
import { secret } from '#lib/launch/data-directory.ts';
import { eventually, postmasterPid, removeData, temporaryFolder } from '#lib/launch/fixtures/launching.ts';
import { printedText } from '#lib/text/printed-text-rules.ts';
import { demoContent } from '#prisma/demo/texts.ts';
import { withSession } from '#lib/database/session.ts';

const launcher = fileURLToPath(new URL('../launch/run.mjs', import.meta.url));
let folder: string;
let data: string;
let archive: string;
const files = 900;

beforeAll(async () => {
  folder = temporaryFolder();
  data = join(folder, 'data');
  archive = join(folder, 'archive');
  for (const path of [data, archive]) mkdirSync(path, { mode: 0o755 });
  const read = readEnv({ PRESSMARK_DATA: data, NODE_ENV: 'production' });
  if ('problems' in read) throw new Error(read.problems.join());
  const database = await openDatabase(read.env, data);
  await makeBareHouse(database.ownerUrl).finally(database.stop);
  for (let number = 1; number <= files; number++) {
    const text = printedText(`PR No.${number}`, demoContent(number, '2021-11-23', '*-*-*-*-*'), 'en');
    writeFileSync(join(archive, `${String(number).padStart(4, '0')}.txt`), text);
  }
});
afterAll(async () => {
  await removeData(data);
  await removeData(folder);
});

/** Starts the command in its own process group, as a terminal does. */
function command(...args: string[]) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', launcher, 'pressmark', ...args], {
    env: childEnv({ PRESSMARK_DATA: data, NODE_ENV: 'production', DATABASE_URL: undefined }),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
  const ended = new Promise<number | string>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown')),
  );
  const signal = (name: NodeJS.Signals) => process.kill(-(child.pid ?? 0), name);
  // On a busy machine the command also prints its progress.
  const complaints = () => err.split('\n').filter((line) => line !== '' && !/^(?:Reading|Taking): /.test(line));
  return { ended, signal, out: () => out, err: () => err, complaints };
}

/**
 * Counts the published releases in the embedded database. The database runs during a command, and
 * goes on after a command was killed.
 */
async function published(): Promise<number> {
  const url = clusterUrl(data, 'postgres', secret(data, 'postgres'), 'pressmark');
  return withSession(url, async (admin) => (await admin.query('SELECT count(*)::int AS n FROM pub.release')).rows[0].n);
}
const moreThan = (count: number) =>
  eventually(async () => {
    if ((await published()) <= count) throw new Error(`still ${count} releases`);
  });

describe('an import', () => {
  test('leaves whole batches when it is killed, stopped or loses its database, and further runs finish it', async () => {
    const killed = command('import', archive, '--json');
    await moreThan(0);
    killed.signal('SIGKILL');
    expect(await killed.ended).toBe('SIGKILL');
    const kept = await published();
    expect([kept % 100, kept < files]).toEqual([0, true]);

    const stopped = command('import', archive, '--json');
    await moreThan(kept);
    stopped.signal('SIGINT');
    expect(await stopped.ended).toBe(130);
    const half = JSON.parse(stopped.out());
    expect(half).toMatchObject({ files, refused: [], missingNumbers: [] });
    expect(half.taken + half.alreadyThere + half.left).toBe(files);
    expect([half.alreadyThere >= kept, half.left > 0]).toEqual([true, true]);
    expect(stopped.err()).toContain(`${half.left} of ${files} files are left. Run the same command again`);

    const lost = command('import', archive, '--json');
    await moreThan(files - half.left);
    process.kill(postmasterPid(data), 'SIGKILL');
    expect([await lost.ended, lost.out()]).toEqual([1, '']);
    expect(lost.err()).toMatch(/database does not answer any more. \d+ files were taken. Run the same command again/);

    const whole = command('import', archive, '--json');
    expect([await whole.ended, whole.complaints()]).toEqual([0, []]);
    const report = JSON.parse(whole.out());
    expect(report).toMatchObject({ refused: [], left: 0 });
    expect([report.taken + report.alreadyThere, report.alreadyThere > files - half.left]).toEqual([files, true]);

    const again = command('import', archive);
    expect([await again.ended, again.complaints()]).toEqual([0, []]);
    expect(again.out()).toContain(`0 taken, ${files} there already, 0 refused`);

    const verified = command('audit', 'verify', '--json');
    expect(await verified.ended).toBe(0);
    expect(JSON.parse(verified.out())).toMatchObject({ audit: files, register: files, editions: files, broken: [] });
  }, 300_000);

  test('ends with 1 after a refused file, with one line on stderr and a report with the reasons', async () => {
    const doubtful = join(folder, 'doubtful.txt');
    writeFileSync(doubtful, 'PR No.901\nA headline\nIslamabad: February 30, 2021\n\nText.\n');
    const report = join(folder, 'report.json');
    const run = command('import', `${archive}/08*.txt`, doubtful, '--report', report);
    expect(await run.ended).toBe(1);
    expect(run.complaints()).toHaveLength(1);
    expect(run.out()).toContain(doubtful);
    const { refused } = JSON.parse(readFileSync(report, 'utf8'));
    expect(refused).toEqual([{ file: doubtful, reasons: expect.any(Array) }]);
    expect(refused[0].reasons.map((one: { code: string }) => one.code).toSorted()).toEqual([
      'date-doubtful',
      'no-end-mark',
    ]);
  });

  test('gives its whole report to a slow reader', async () => {
    // The command names the wrong language, so every file is refused. The report is longer than a
    // pipe holds.
    const quoted = [
      process.execPath,
      '--disable-warning=ExperimentalWarning',
      launcher,
      'pressmark',
      'import',
      archive,
    ];
    const line = `${quoted.map((word) => `'${word}'`).join(' ')} --language ur --json | { sleep 2; cat; }`;
    const env = childEnv({ PRESSMARK_DATA: data, NODE_ENV: 'production', DATABASE_URL: undefined });
    const { stdout } = await promisify(execFile)('sh', ['-c', line], { env, maxBuffer: 64 * 1024 * 1024 });
    expect(stdout.length).toBeGreaterThan(100_000);
    expect(JSON.parse(stdout).refused).toHaveLength(files);
  });

  test('is refused without files and for an unknown series', async () => {
    expect(await command('import').ended).toBe(2);
    const run = command('import', archive, '--series', 'nowhere');
    expect([await run.ended, run.out()]).toEqual([1, '']);
    expect(run.err()).toContain('nowhere');
  });
});
