import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnv } from '#lib/core/env.ts';
import { Problem } from '#lib/core/problem.ts';
import { deskEnv, newsroomEnv, siteEnv } from './children.ts';
import { secret } from './data-directory.ts';
import { usablePort } from './port.ts';
import { asProblem } from './problems.ts';
import { duration } from './say.ts';
import { wantsDemo } from './seed.ts';
import { root } from './sources.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-keys-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const settings = (given: NodeJS.Dict<string>) => {
  const read = readEnv(given as NodeJS.ProcessEnv);
  if ('problems' in read) throw new Error(read.problems.join('; '));
  return read.env;
};

describe('secrets', () => {
  test('are made once, random, and readable by this account only', () => {
    const made = secret(folder, 'one');
    expect(secret(folder, 'one')).toBe(made);
    expect(secret(folder, 'two')).not.toBe(made);
    expect(made).toMatch(/^[\w-]{43}$/);
    expect(statSync(join(folder, 'keys', 'one')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'keys', 'one'), 'utf8')).toBe(`${made}\n`);
  });

  test('that are damaged are refused and not replaced', () => {
    secret(folder, 'cut');
    writeFileSync(join(folder, 'keys', 'cut'), 'short');
    expect(() => secret(folder, 'cut')).toThrow('is damaged');
  });
});

describe('the environment of a child', () => {
  const known = {
    url: 'http://localhost:1',
    port: 1,
    newsroomUrl: 'postgresql://n',
    publicUrl: 'postgresql://p',
    sessionSecret: 's',
  };

  test('of the desk has both accounts and the session secret', () => {
    expect(deskEnv(known)).toMatchObject({
      DATABASE_URL: 'postgresql://n',
      PUBLIC_DATABASE_URL: 'postgresql://p',
      NEXTAUTH_SECRET: 's',
      NEXTAUTH_URL: 'http://localhost:1',
      PORT: '1',
    });
  });

  test('of the site has only the names of a list, so a new secret stays out', () => {
    for (const name of ['DATABASE_URL', 'NEXTAUTH_SECRET', 'SMTP_URL', 'S3_SECRET', 'PGPASSWORD', 'A_NEW_NAME'])
      process.env[name] = 'told to the launcher';
    const variables = siteEnv(known);
    for (const name of ['DATABASE_URL', 'NEXTAUTH_SECRET', 'SMTP_URL', 'S3_SECRET', 'PGPASSWORD', 'A_NEW_NAME'])
      delete process.env[name];
    expect(variables).toMatchObject({ PUBLIC_DATABASE_URL: 'postgresql://p', PATH: process.env.PATH });
    expect(Object.values(variables)).not.toContain('told to the launcher');
  });

  test('never has the password of the demonstration or the owner’s address', () => {
    process.env.PRESSMARK_DEMO_PASSWORD = 'told to the launcher';
    process.env.DATABASE_URL = 'postgresql://owner';
    const all = [deskEnv(known), newsroomEnv(known)];
    delete process.env.PRESSMARK_DEMO_PASSWORD;
    delete process.env.DATABASE_URL;
    for (const variables of all) {
      expect(variables.PRESSMARK_DEMO_PASSWORD).toBeUndefined();
      expect(variables.DATABASE_URL).toBe('postgresql://n');
    }
  });
});

test.each([
  ['postgresql://owner:pw@db.example.org/pressmark', null],
  ['postgresql://owner:pw@%2Frun%2Fpostgresql:5432/pressmark', null],
  ['postgresql://owner:pw@/pressmark?host=/run/postgresql', 'DATABASE_URL must name its host'],
  ['postgresql:///pressmark', 'DATABASE_URL must name its host'],
  ['mysql://db.example.org/pressmark', 'DATABASE_URL must begin with postgresql://'],
])('the database address %s is taken, or refused in words', (address, words) => {
  const read = readEnv({ DATABASE_URL: address } as unknown as NodeJS.ProcessEnv);
  expect('problems' in read ? read.problems : []).toEqual(words ? [expect.stringContaining(words)] : []);
});

test.each([
  [{}, true],
  [{ DATABASE_URL: 'postgresql://own' }, false],
  [{ DATABASE_URL: 'postgresql://own', PRESSMARK_DEMO_PASSWORD: 'long-enough-password' }, false],
  [{ DATABASE_URL: 'postgresql://own', PRESSMARK_SEED: 'demo' }, true],
  [{ PRESSMARK_SEED: 'none' }, false],
])('with the settings %o the demonstration is wanted: %s', (given, wanted) => {
  expect(wantsDemo(settings(given))).toBe(wanted);
});

test('the settings of .env.example, with DATABASE_URL, want no demonstration', () => {
  const example = parseEnv(readFileSync(join(root, '.env.example'), 'utf8')) as Record<string, string>;
  expect(wantsDemo(settings({ ...example, DATABASE_URL: 'postgresql://own' }))).toBe(false);
});

describe('problems', () => {
  const url = 'postgresql://press:very-secret@db.example.org:6432/news';

  test.each([
    [{ code: 'ECONNREFUSED' }, 'The database at db.example.org:6432 cannot be reached (ECONNREFUSED)'],
    [{ code: 'ENOTFOUND' }, 'cannot be reached'],
    [{ message: 'timeout expired' }, 'cannot be reached (timeout expired)'],
    [{ code: '28P01' }, 'refused the password of press. Put the right one into DATABASE_URL.'],
    [{ code: '3D000' }, 'has no database news'],
    [{ code: 'ENOSPC' }, 'The disk is full'],
    [{ code: '53100' }, 'The disk is full'],
    [{ code: 'EROFS', path: '/x' }, '/x cannot be written to'],
  ])('the error %o becomes a sentence without the password', (error, words) => {
    const problem = asProblem(error, url);
    expect(problem?.message).toContain(words);
    expect(problem?.message).not.toContain('very-secret');
  });

  test('are always one line', () => {
    expect(new Problem('one\n  two\r\nthree').message).toBe('one two three');
  });

  test('do not cover an unexpected error, which keeps its stack', () => {
    expect(asProblem(new TypeError('x is not a function'))).toBe(null);
  });
});

test('port 0 chooses a free port; a taken port is refused with its number', async () => {
  const port = await usablePort(0);
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(port, resolve));
  await expect(usablePort(port)).rejects.toThrow(`Port ${port} is taken by another program`);
  await new Promise((resolve) => blocker.close(resolve));
  expect(await usablePort(port)).toBe(port);
});

test.each([
  [940, '0.9 s'],
  [59_900, '59.9 s'],
  [75_000, '1 min 15 s'],
])('%i ms are written as %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});
