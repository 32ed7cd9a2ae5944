// What the processes of the newsroom write down. An error's message may hold somebody's text: PostgreSQL quotes what it could not
// read, a parser what it stumbled over. So a log has an error's kind, its code and where it happened, and never its words.

type Told = {
  name?: unknown;
  code?: unknown;
  stack?: unknown;
  digest?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
};

const word = /^[\w.-]{1,60}$/;
const wordOf = (value: unknown) => (typeof value === 'string' && word.test(value) ? value : '');
const placesOf = (stack: unknown) =>
  typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)) : [];

/** An error without its words: its kind, code, causes and places. */
export function withoutWords(error: unknown): string {
  const kinds: string[] = [];
  let places: string[] = [];
  for (let at: unknown = error, depth = 0; typeof at === 'object' && at !== null && depth < 5; depth++) {
    const { name, code, stack, digest, cause, meta } = at as Told;
    kinds.push([wordOf(name) || 'Error', wordOf(code), wordOf(digest)].filter(Boolean).join(' '));
    if (places.length === 0) places = placesOf(stack);
    at = cause ?? meta?.driverAdapterError;
  }
  return [kinds.length > 0 ? kinds.join(', because of ') : typeof error, ...places].join('\n');
}

// What programs print beside an error, such as Next's mark before it, holds no text of a release.
const told = (said: unknown[]) => said.map((one) => (typeof one === 'string' ? one : withoutWords(one))).join(' ');

/**
 * From now on this process writes of every error what `withoutWords` leaves, whoever prints it: Next, a library, or Node as it ends
 * because nobody caught it.
 */
export function logWithoutWords(): void {
  const write = (...said: unknown[]) => process.stderr.write(`${told(said)}\n`);
  console.error = write;
  console.warn = write;
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      write('This process ends because of', error);
      process.exit(1);
    });
}
