import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claim, holderOf } from './claim.ts';
import { beginningOf } from './processes.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-claim-'));
  file = join(folder, 'in-use');
});
afterEach(() => rmSync(folder, { recursive: true }));

const heldBy = (pid: number, began: string | null) =>
  writeFileSync(file, JSON.stringify({ pid, began, what: 'npm start' }));

test('a claim is given once, and again after it was released', () => {
  const first = claim(file, 'npm start', 'The folder');
  expect(() => claim(file, 'npm start', 'The folder')).toThrow(
    `The folder is in use by a running Pressmark (npm start, process ${process.pid}). Stop that one first.`,
  );
  first.release();
  expect(existsSync(file)).toBe(false);
  claim(file, 'npm start', 'The folder').release();
  expect(readdirSync(folder)).toEqual([]);
});

test('the claim of a process that has ended counts for nothing', () => {
  heldBy(2 ** 22 + 1, 'long ago');
  expect(holderOf(file)).toBe(null);
  claim(file, 'npm start', 'The folder').release();
});

test('a process that got the number of an ended one is not taken for it', () => {
  heldBy(process.ppid, 'before this one began');
  claim(file, 'npm start', 'The folder').release();
  heldBy(process.ppid, beginningOf(process.ppid));
  expect(() => claim(file, 'npm start', 'The folder')).toThrow('in use');
});

test('a damaged claim counts for nothing', () => {
  writeFileSync(file, '{"pid":');
  claim(file, 'npm start', 'The folder').release();
});
