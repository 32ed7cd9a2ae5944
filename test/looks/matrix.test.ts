// Every command, every action and every page of the desk is in the matrix (test/matrix). Routes of
// app/api have a matrix of their own in routes.ts.
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type ts from 'typescript';
import { commandsInMatrix } from '#test/matrix/commands.ts';
import { pages } from '#test/matrix/pages.ts';
import { commandsOf, commandsOfActions, type FoundCommand, programOf } from './commands.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
let program: ts.Program;
let commands: FoundCommand[];

beforeAll(() => {
  program = programOf(root);
  commands = commandsOf(program, root);
}, 240_000);

describe('the matrix', () => {
  test('has every command of lib, and no other', () => {
    expect(commands.map(({ name }) => name).sort()).toEqual([...commandsInMatrix].sort());
  });

  test('has the command of every action of the desk', () => {
    const files = program.getSourceFiles().filter(({ fileName }) => /\/app\/\(desk\)\/.*actions\.ts$/.test(fileName));
    const actionCommands = files.flatMap(commandsOfActions);
    expect(files.length).toBeGreaterThan(0);
    expect(actionCommands.length).toBeGreaterThan(12);
    expect(actionCommands.filter((name) => !commandsInMatrix.includes(name))).toEqual([]);
  });

  test('has every page of the desk, and no other', () => {
    const cwd = `${root}/app/(desk)/desk`;
    expect(globSync('**/page.tsx', { cwd }).sort()).toEqual(Object.keys(pages).sort());
  });

  test('fails when a command is missing', () => {
    const known = commandsInMatrix.filter((name) => name !== 'publishRelease');
    expect(commands.filter(({ name }) => !known.includes(name))).toEqual([
      { name: 'publishRelease', file: 'lib/publishing/publish.ts' },
    ]);
  });
});
