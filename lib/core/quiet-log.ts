// The log. An error's message may quote a draft: PostgreSQL quotes a value that it cannot read, a
// parser the text that it cannot parse. So the log holds an error's kind, code and stack, and never
// its message.

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

/** An error for the log: kind and code of it and its causes, and its stack; no message. */
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

// Strings that programs print beside an error, such as Next's mark before it, hold no text of a
// release.
const lineOf = (parts: unknown[]) =>
  parts.map((one) => (typeof one === 'string' ? one : errorWithoutMessage(one))).join(' ');

/**
 * From now on the whole process logs errors by `errorWithoutMessage`: Next, libraries, and Node
 * when nobody catches an error, which ends the process.
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
