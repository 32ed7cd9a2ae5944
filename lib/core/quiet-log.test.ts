import { afterEach, expect, test, vi } from 'vitest';
import { logErrorsWithoutMessages, errorWithoutMessage } from './quiet-log.ts';

const secret = 'CANARY of a draft';

/**
 * Errors of JavaScript, of PostgreSQL and of Prisma, errors with causes, and values that are no
 * errors.
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

test('an error is described by kind, code, cause and place, without its message', () => {
  for (const error of errors()) expect(errorWithoutMessage(error)).not.toContain(secret);
  const [, ofPostgres, ofPrisma] = errors();
  expect(errorWithoutMessage(ofPostgres)).toMatch(/^Error 22P02\n\s+at /);
  expect(errorWithoutMessage(ofPrisma)).toMatch(/^PrismaClientKnownRequestError P2010, because of Error 22P02\n\s+at /);
});

afterEach(() => {
  vi.restoreAllMocks();
});

test('no printed error has a word of its message', () => {
  const lines: string[] = [];
  const { error, warn } = console;
  vi.spyOn(process, 'on').mockReturnThis();
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  logErrorsWithoutMessages();
  for (const one of errors()) console.error('⨯', one);
  console.warn(errors()[1]);
  Object.assign(console, { error, warn });
  expect(lines.length).toBe(errors().length + 1);
  expect(lines.join('')).not.toContain(secret);
  expect(lines[1]).toContain('⨯ Error 22P02');
});
