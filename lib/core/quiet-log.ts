// What the processes of the newsroom write down. An error's message may hold somebody's text: PostgreSQL quotes what it could not
// read, a parser what it stumbled over. So a log has an error's kind, its code and where it happened, and never its words.

type ErrorParts = {
  name?: unknown;
  code?: unknown;
  stack?: unknown;
  digest?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
};

const word = /^[\w.-]{1,60}$/;
const plainWord = (value: unknown) => (typeof value === 'string' && word.test(value) ? value : '');
const stackLines = (stack: unknown) =>
  typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)) : [];

/** An error without its words: its kind, code, causes and places. */
export function errorWithoutMessage(error: unknown): string {
  const kinds: string[] = [];
  let stackOfFirst: string[] = [];
  for (let at: unknown = error, depth = 0; typeof at === 'object' && at !== null && depth < 5; depth++) {
    const { name, code, stack, digest, cause, meta } = at as ErrorParts;
    kinds.push([plainWord(name) || 'Error', plainWord(code), plainWord(digest)].filter(Boolean).join(' '));
    if (stackOfFirst.length === 0) stackOfFirst = stackLines(stack);
    at = cause ?? meta?.driverAdapterError;
  }
  return [kinds.length > 0 ? kinds.join(', because of ') : typeof error, ...stackOfFirst].join('\n');
}

// What programs print beside an error, such as Next's mark before it, holds no text of a release.
const lineOf = (parts: unknown[]) =>
  parts.map((one) => (typeof one === 'string' ? one : errorWithoutMessage(one))).join(' ');

/**
 * From now on this process writes of every error what `withoutWords` leaves, whoever prints it: Next, a library, or Node as it ends
 * because nobody caught it.
 */
export function logErrorsWithoutMessages(): void {
  const write = (...parts: unknown[]) => process.stderr.write(`${lineOf(parts)}\n`);
  console.error = write;
  console.warn = write;
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      write('This process ends because of', error);
      process.exit(1);
    });
}
