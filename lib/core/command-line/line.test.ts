import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readLine } from './line.ts';

let out = '';
let err = '';
beforeEach(() => {
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

const options = { seed: { type: 'string' }, json: { type: 'boolean' } } as const;
const read = (line: string) =>
  readLine(line.split(' ').filter(Boolean), { options, help: 'Usage: it', firstWords: ['run', 'new'], maxWords: 2 });

test.each(['--help', '-h', 'run --help', '--seed 1 -h'])('%s is answered with the help and 0', (line) => {
  expect([read(line), out, err]).toEqual([{ code: 0 }, 'Usage: it\n', '']);
});

test.each(['--version', '-v'])('%s is answered with the version and 0', (line) => {
  expect([read(line), out]).toEqual([{ code: 0 }, expect.stringMatching(/^Pressmark \d+\.\d+\.\d+\n$/)]);
});

test.each([
  ['frob', '“frob” is not understood here.'],
  ['new a b', '“b” is not understood here.'],
  ['--frob', 'There is no option --frob.'],
  ['-x', 'There is no option -x.'],
  ['--seed', '--seed takes a value.'],
  ['--seed --json', '--seed takes a value.'],
  ['--json=yes', '--json takes no value.'],
  ['--help=me', '--help takes no value.'],
])('%s is answered with one line and 2', (line, words) => {
  expect([read(line), out, err]).toEqual([{ code: 2 }, '', `pressmark: ${words} --help shows what there is.\n`]);
});

test('words and options are returned', () => {
  expect([read('new name --seed 7'), out, err]).toEqual([{ words: ['new', 'name'], values: { seed: '7' } }, '', '']);
});
