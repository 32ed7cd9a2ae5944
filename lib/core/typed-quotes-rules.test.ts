import { expect, test } from 'vitest';
import { printedQuote } from './typed-quotes-rules.ts';

/** What stands there after these keys. */
const typed = (keys: string, language: string) =>
  [...keys].reduce((text, key) => text + (printedQuote(key, text, language) ?? key), '');

test.each([
  [
    'en',
    `He said: "It is 'open'." It's the boats' day ("yes").`,
    'He said: “It is ‘open’.” It’s the boats’ day (“yes”).',
  ],
  ['ur', '"گھاٹ کھل گیا"', '”گھاٹ کھل گیا“'],
  ['de', '"Der Kai ist offen"', '„Der Kai ist offen“'],
  ['fr', `"Le quai"`, '«\u00A0Le quai\u00A0»'],
  ['xx', '"so"', '“so”'],
])('in %s the quotation marks of a keyboard become printed ones', (language, keys, printed) => {
  expect(typed(keys, language)).toBe(printed);
});

test('no other sign is changed', () => {
  expect(printedQuote('`', '', 'en')).toBeNull();
});
