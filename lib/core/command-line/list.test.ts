import { describe, expect, test } from 'vitest';
import { Usage } from './line.ts';
import { syntaxOf, type CommandName, commandSpec, readCommand } from './list.ts';
import { commands } from './table.ts';

const names = Object.keys(commands) as CommandName[];
const read = (line: string) => readCommand(line.split(' ').filter(Boolean));
const complaintOf = (line: string) => {
  try {
    read(line);
  } catch (error) {
    if (error instanceof Usage) return error.message;
  }
  throw new Error(`${line} was understood`);
};

/** A call with all words and options that a command needs. */
const calls = names.map((name) => {
  const { words, must = {} } = commandSpec(name);
  const options = Object.entries(must).map(([option, value]) => `--${option} ${value}`);
  return [name, ...words.filter((word) => !word.startsWith('[')), ...options].join(' ');
});

describe('help', () => {
  test.each(['--help', '-h', 'help'])('%s names every command, a line each', (line) => {
    const { answer } = read(line) as { answer: string };
    for (const name of names) expect(answer.split('\n').filter((row) => row.startsWith(`  ${name} `))).toHaveLength(1);
  });

  test.each(names)('of %s shows how it is called, wherever --help stands', (name) => {
    for (const line of [`${name} --help`, `-h ${name}`, `help ${name}`])
      expect(read(line)).toMatchObject({ answer: expect.stringContaining(syntaxOf(name)) });
  });

  test('of an unknown command is refused', () => {
    expect(complaintOf('frob --help')).toContain('There is no command “frob”');
  });
});

test('--version prints the version', () => {
  for (const line of ['--version', '-v', 'backup --version'])
    expect(read(line)).toMatchObject({ answer: expect.stringMatching(/^Pressmark \d/) });
});

describe('a call', () => {
  test.each(calls)('is accepted: %s', (line) => {
    expect(names).toContain((read(line) as { name: string }).name);
    expect(read(`${line} --json`)).toMatchObject({ flags: { json: true } });
  });

  test.each(calls)('with an unknown option or one word too many is refused: %s', (line) => {
    expect(complaintOf(`${line} --frob`)).toBe('There is no option --frob.');
    if (!line.includes('FILES…')) expect(complaintOf(`${line} one two`)).toContain('is one word too many. Call it so:');
  });

  test.each([
    ['', 'Name a command'],
    ['frob', 'There is no command “frob”. npm run -s pressmark -- --help lists them.'],
    ['token', 'There are: token add, token list, token revoke.'],
    ['token frob', 'There are: token add, token list, token revoke.'],
    ['backup', 'FILE is missing. Call it so: npm run -s pressmark -- backup FILE'],
    ['user add a@demo.example --name A', '--role is missing.'],
    ['user add a@demo.example --name', '--name takes a value.'],
    ['token list --json=yes', '--json takes no value.'],
    ['token list --desk press', 'It has no option --desk.'],
  ])('“%s” is refused with what is wrong', (line, words) => {
    expect(complaintOf(line)).toContain(words);
  });
});
