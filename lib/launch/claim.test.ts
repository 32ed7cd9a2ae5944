import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Claim, claim, isClaimed } from './claim.ts';
import { startTimeOf, kernelId } from './processes.ts';

const pace = { beatMs: 20, patienceMs: 400 };
let folder: string;
let file: string;
const held: Claim[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-claim-'));
  file = join(folder, 'in-use');
});
afterEach(() => {
  for (const { release } of held.splice(0)) release();
  rmSync(folder, { recursive: true });
});

async function take(): Promise<Claim> {
  const result = await claim(file, 'npm start', 'The folder', pace);
  held.push(result);
  return result;
}

const elsewhere = {
  token: 'x',
  kernel: 'of another machine',
  host: 'web-2',
  pid: 7,
  began: 'long ago',
  what: 'npm start',
};
const write = (holder: object) => writeFileSync(file, JSON.stringify(holder));

/** Touches the claim while `work` runs, as a holder does. */
async function whileItBeats(work: () => Promise<void>) {
  let second = 1;
  const beat = setInterval(() => utimesSync(file, second, second++), 20);
  await work().finally(() => clearInterval(beat));
}

test('one process gets a claim, and the next one gets it after the release', async () => {
  const first = await take();
  await expect(take()).rejects.toThrow(
    `The folder is in use by a running Pressmark (npm start, process ${process.pid} on `,
  );
  expect(isClaimed(file)).toBe(true);
  first.release();
  expect([existsSync(file), isClaimed(file)]).toEqual([false, false]);
  (await take()).release();
  expect(readdirSync(folder)).toEqual(['in-use.lock']);
});

test('when two claim at once, one gets the claim', async () => {
  const both = await Promise.allSettled([take(), take()]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a claim holds while its holder is suspended, and ends when its holder is killed', async () => {
  const holder = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--input-type=module',
      '-e',
      `const { claim } = await import(${JSON.stringify(fileURLToPath(new URL('./claim.ts', import.meta.url)))});
       await claim(${JSON.stringify(file)}, 'npm start', 'The folder');
       setInterval(() => {}, 1e6);
       process.stdout.write('claimed');`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], cwd: fileURLToPath(new URL('../..', import.meta.url)) },
  );
  await once(holder.stdout, 'data');
  holder.kill('SIGSTOP');
  await expect(take()).rejects.toThrow(`process ${holder.pid} on `);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await take();
});

test('the process number in a claim decides nothing, whether that process lives or not', async () => {
  write({ ...elsewhere, kernel: kernelId(), pid: process.ppid, began: startTimeOf(process.ppid) });
  (await take()).release();
  const holding = await take();
  write({ ...elsewhere, kernel: kernelId(), pid: 2 ** 22 + 1 });
  await expect(take()).rejects.toThrow('is in use');
  holding.release();
});

test('a claim of another machine holds while that machine touches it, and ends afterwards', async () => {
  write(elsewhere);
  await whileItBeats(async () => {
    await expect(take()).rejects.toThrow('in use by a running Pressmark (npm start, process 7 on web-2)');
  });
  await take();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ kernel: kernelId(), pid: process.pid });
});

test('a claim of an older version, which has no lock, holds while its process lives', async () => {
  write({ pid: process.ppid, began: startTimeOf(process.ppid), what: 'npm start' });
  await expect(take()).rejects.toThrow(`in use by a running Pressmark (npm start, process ${process.ppid})`);
  write({ pid: process.ppid, began: 'before this one began', what: 'npm start' });
  await take();
});

test.each([
  ['belongs to another by now', () => write(elsewhere)],
  ['was removed', () => rmSync(file)],
  [
    'has another lock beside it',
    () => {
      rmSync(`${file}.lock`);
      writeFileSync(`${file}.lock`, '');
    },
  ],
])('a holder learns that its claim %s', async (_, happen) => {
  const { lost, release } = await take();
  happen();
  expect((await lost).message).toContain('The folder is no longer this Pressmark’s');
  const remains = existsSync(file) && readFileSync(file, 'utf8');
  release();
  // The release does not remove another holder's claim.
  if (remains && JSON.parse(remains).token === 'x') expect(readFileSync(file, 'utf8')).toBe(remains);
});

test('a damaged claim does not stop the next start', async () => {
  writeFileSync(file, '{"pid":');
  await take();
});
