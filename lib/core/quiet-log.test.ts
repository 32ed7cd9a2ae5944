import { afterEach, expect, test, vi } from 'vitest';
import { logErrorsWithoutMessages, errorWithoutMessage } from './quiet-log.ts';

const secret = 'CANARY of a draft';

/**
 * Errors as they come: of the language, of PostgreSQL, of Prisma around it, with causes, and things
 * that are none.
 */
function errors(): unknown[] {
  const thrown = (run: () => unknown) => {
    try {
      return run();
    } catch (error) {
      return error;
    }
  };
  const ofPostgres = Object.assign(new Error(`invalid input syntax for type json: "${secret}"`), {
    code: '22P02',
    detail: secret,
    where: `JSON data, line 1: ${secret}`,
  });
  const ofPrisma = Object.assign(new Error(`Invalid invocation: ${secret}`), {
    name: 'PrismaClientKnownRequestError',
    code: 'P2010',
    meta: { driverAdapterError: ofPostgres, message: secret },
  });
  return [
    thrown(() => JSON.parse(`${secret}`)),
    ofPostgres,
    ofPrisma,
    new Error('outside', { cause: new Error(secret, { cause: ofPrisma }) }),
    Object.assign(new Error('many lines'), { stack: `Error: many lines\n${secret}\n    at place (file.ts:1:1)` }),
    { message: secret, name: secret, code: secret },
    { toString: () => secret },
    [secret],
    secret.length,
    undefined,
    null,
  ];
}

test('an error is told by kind, code, cause and place, without a word of its message', () => {
  for (const error of errors()) expect(errorWithoutMessage(error)).not.toContain(secret);
  const [, ofPostgres, ofPrisma] = errors();
  expect(errorWithoutMessage(ofPostgres)).toMatch(/^Error 22P02\n\s+at /);
  expect(errorWithoutMessage(ofPrisma)).toMatch(/^PrismaClientKnownRequestError P2010, because of Error 22P02\n\s+at /);
});

afterEach(() => {
  vi.restoreAllMocks();
});

test('whatever is printed of an error has no word of it', () => {
  const said: string[] = [];
  const { error, warn } = console;
  vi.spyOn(process, 'on').mockReturnThis();
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  logErrorsWithoutMessages();
  for (const one of errors()) console.error('⨯', one);
  console.warn(errors()[1]);
  Object.assign(console, { error, warn });
  expect(said.length).toBe(errors().length + 1);
  expect(said.join('')).not.toContain(secret);
  expect(said[1]).toContain('⨯ Error 22P02');
});
