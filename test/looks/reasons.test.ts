// The Urdu words of reasons. Promises:
//   - every reason that a person on the desk can meet has Urdu words
//   - they use no value that the reason does not have
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import urdu from '#components/words/ur.json' with { type: 'json' };
import { reasonsIn } from './reasons.ts';
import { filesOf } from './tree.ts';

const words: Record<string, string> = urdu.reasons;

/** Rooms whose reasons no screen shows. Programs and the command line read them in English. */
const elsewhere = /^lib\/(?:api|archive|cli|launch|text\/word|accounts\/streams)\//;

/** Codes of other rooms that no screen shows, by who reads them. */
const unseen: Record<string, string[]> = {
  'programs, of a request that no screen sends': [
    ...['address', 'address-too-long', 'content-type', 'depth', 'header', 'headers', 'json', 'length', 'method'],
    ...['no-body', 'no-such-address', 'request', 'text-twice'],
  ],
  'the command line, which reads texts': [
    ...['date-ambiguous', 'date-without-year', 'left-out', 'weekday-differs', 'date-doubtful'],
    ...['encoding', 'language-unknown', 'navigation-dropped', 'no-dateline'],
    ...['no-headline', 'no-label', 'no-text'],
  ],
  'the command line, which declares numbers and accepts clocks': [
    ...['before-beginning', 'clock-not-behind', 'not-held', 'number-ahead', 'number-taken', 'range'],
  ],
  'nobody: the worker looks at what is due': ['not-due'],
  'everyone, in the words of whoever wrote them': ['as-written'],
};

const made = reasonsIn(filesOf(fileURLToPath(new URL('../..', import.meta.url)))).filter(
  ({ path }) => path.startsWith('lib/') && !elsewhere.test(path),
);
const codesMade = new Set(made.map(({ code }) => code));
const codesUnseen = Object.values(unseen).flat();
/** Zod’s own words of an entry, and a place in a bundle, are values too. */
const always: Record<string, string[]> = { input: ['problem', 'of', 'format', 'limit'] };

/** The names of the values in a message. A word in quotation marks is none. */
const namesIn = (message: string) =>
  [...message.replace(/'\{[^']*\}'/g, '').matchAll(/\{\s*([A-Za-z]+)\s*[,}]/g)].map((match) => match[1] ?? '');

test('every reason that a person on the desk can meet has Urdu words', () => {
  const missing = [...codesMade].filter((code) => !(code in words) && !codesUnseen.includes(code));
  expect(missing).toEqual([]);
});

test('no Urdu words are kept for a reason that nothing makes', () => {
  expect([...Object.keys(words), ...codesUnseen].filter((code) => !codesMade.has(code))).toEqual([]);
});

/** The values that a message needs whatever they are: those outside its branches. */
function needsOf(message: string): string[] {
  let depth = 0;
  const outside = [...message.replace(/'\{[^']*\}'/g, '')].map((sign) => {
    if (sign === '{') depth++;
    const isOutside = depth <= 1;
    if (sign === '}') depth--;
    return isOutside ? sign : '';
  });
  return namesIn(outside.join(''));
}

test.each(Object.entries(words))(
  'every place that makes the reason %s gives the values that its words need',
  (code, message) => {
    // The command line alone declares numbers.
    const places = made.filter(
      (one) => one.code === code && !always[code] && one.path !== 'lib/publishing/declare-rules.ts',
    );
    const short = places.filter(({ params }) => !needsOf(message).every((name) => params.includes(name)));
    expect(short.map(({ path }) => path)).toEqual([]);
  },
);

test.each(Object.entries(words))('the Urdu words of %s use the values that the reason has', (code, message) => {
  const own = made.filter((one) => one.code === code).flatMap(({ params }) => params);
  const known = [...own, ...(always[code] ?? [])];
  expect(namesIn(message).filter((name) => !known.includes(name))).toEqual([]);
});
