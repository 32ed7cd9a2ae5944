import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '#lib/text/reader/clean-rules.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { printedText } from '#lib/text/printed-text-rules.ts';
import type { Change } from '#lib/text/redline/rules.ts';
import type { Text } from '#lib/text/schema.ts';
import { type Besides, compareCopy, type Original } from './compare-copy-rules.ts';
import { certainty, copyWords, countWords, isAlike } from './copy-words-rules.ts';

const text: Text = {
  kicker: 'Ministry of Parks',
  headline: 'The garden’s gate opens “at eight” — not nine',
  subheadlines: ['Children pay Rs 1,250.50'],
  dateline: 'Islamabad: November 23, 2021',
  body: documentOf(['The first paragraph says 5 words.', '• a gate\n• a fence', 'The end of it, at last.']),
  endMark: '*-*-*-*-*',
  contacts: [{ name: 'Press desk', role: 'Officer', telephone: '051 920 0000', email: 'press@house.example' }],
  notes: documentOf(['A note to editors.']),
};
const original: Original = { label: 'PR No.197', language: 'en', text };
const printed = printedText(original.label, text, 'en');
const nothing: Besides = { lines: [], addresses: [] };

const compare = (copy: string, besides = nothing) =>
  compareCopy(
    original,
    cleanText(copy).lines.map((line) => line.text),
    besides,
  );
const verdict = (copy: string, besides = nothing) => {
  const { inside, around, without } = compare(copy, besides);
  return { inside, around, without };
};
const same = { inside: 0, around: 0, without: [] };
const all = (copy: string, besides = nothing) => compare(copy, besides).redline.parts.flatMap(({ changes }) => changes);
const runsOf = (change: Change) => (change.kind === 'changed' ? change.words : [change]);
/** The marks of a comparison: "-" taken out, "+" put in. */
const marks = (copy: string) =>
  all(copy)
    .flatMap(runsOf)
    .flatMap(({ kind, text: words }) => (kind === 'same' ? [] : [`${kind === 'added' ? '+' : '-'}${words}`]));

describe('a copy is unchanged', () => {
  test('as it was printed', () => expect(verdict(printed)).toEqual(same));

  test.each([
    ['line ends of Windows', printed.replaceAll('\n', '\r\n')],
    ['wrapped lines', printed.replace('The first paragraph says', 'The first\nparagraph says')],
    ['paragraphs in one line', printed.replace(/(?<=words\.|gate|fence)\n+/g, ' ')],
    [
      'straight quotation marks and typewriter dashes',
      printed.replace(/[“”]/g, '"').replace('’', "'").replace('—', '--'),
    ],
    ['hard spaces', printed.replaceAll(' ', '\u00a0')],
    ['zero-width marks', printed.replace('paragraph', 'para\u200bgraph').replace('PR', '\u200ePR').replace('8', '8')],
    ['marks of direction behind a stop', printed.replace('No.197', 'No.\u2068197\u2069')],
    ['letters that are composed of two', printed.normalize('NFD')],
    ['bold of a messenger', printed.replace('PR No.197', '*PR No.197*').replace('first', '_first_')],
    ['a reply that quotes it', printed.replace(/^/gm, '> ')],
    ['mail headers above it', `From: a@demo.example\nSubject: News\nDate: today\n\n${printed}`],
    ['other bullets', printed.replaceAll('•', '-')],
    ['no bullets', printed.replaceAll('• ', '')],
    ['no end mark', printed.replace('*-*-*-*-*\n', '')],
    ['no heading of its sections', printed.replace('Contacts:\n', '')],
  ])('with %s', (_what, copy) => expect(verdict(copy)).toEqual(same));

  test('without parts that a copy may lack, and it says which', () => {
    const news = printed.slice(0, printed.indexOf('*-*')).replace('PR No.197\n', '');
    expect(verdict(news)).toEqual({ inside: 0, around: 0, without: ['label', 'contacts', 'notes'] });
  });

  test('with what our own forms add: notices, attachments and addresses of links', () => {
    const besides = { lines: ['This is edition 1, which was corrected later.'], addresses: ['https://a.example/x'] };
    const copy = `This is edition 1, which was\u00a0corrected later.\n${printed.replace('gate', 'gate (https://a.example/x)')}`;
    expect(verdict(copy, besides)).toEqual(same);
    expect(verdict(copy)).toMatchObject({ inside: 1, around: 1 });
  });
});

describe('a copy differs', () => {
  test.each([
    ['a figure', '5 words', '50 words', ['-5', '+50']],
    ['a number behind a point', '1,250.50', '1,250.05', ['-1,250.50', '+1,250.05']],
    ['the number', 'No.197', 'No.198', ['-197', '+198']],
    ['a word that is missing', 'first ', '', ['-first']],
    ['a word that was put in', 'The end of it', 'The very end of it', ['+very']],
    ['a sign', 'it, at', 'it at', ['-,']],
    ['capitals', 'The end', 'THE end', ['-The', '+THE']],
    ['a minus', 'says 5', 'says -5', ['+-']],
    ['a paragraph that is missing', '\n\nThe end of it, at last.', '', ['-The end of it, at last.']],
    ['a paragraph that was put in', '\n\nThe end', '\n\nA lie.\n\nThe end', ['+A lie.']],
    ['two words of one passage', 'a fence', 'no fences', ['-a fence', '+no fences']],
    ['the number of an item', '• a gate', '7. a gate', ['-•', '+7.']],
  ])('in %s', (_what, before, after, marked) => {
    const copy = printed.replace(before, after);
    expect(copy).not.toBe(printed);
    expect(marks(copy)).toEqual(marked);
    expect(verdict(copy)).toEqual({ inside: 1, around: 0, without: [] });
  });

  test('a label that was replaced is no label that is missing', () => {
    expect(verdict(printed.replace('PR No.197', 'Notice 12')).inside).toBe(1);
  });

  test('words before it or behind it are told apart from words within', () => {
    expect(verdict(`Dear all,\n\n${printed}`)).toEqual({ ...same, around: 1 });
    expect(verdict(printed.replace('PR No.197', 'PR No.197\nDesk, 10:00'))).toEqual({ ...same, around: 1 });
    expect(verdict(`${printed}\nThe minister resigned.`)).toEqual({ ...same, around: 1 });
    expect(marks(`${printed}\nThe minister resigned.`)).toEqual(['+The minister resigned.']);
    expect(marks(printed.replace('at last.', 'at last. Nobody knew.'))).toEqual(['+Nobody knew.']);
  });
});

test('without what is added, the marks are the words of the original, whatever the copy says', () => {
  const words = fc.array(fc.constantFrom('the', 'gate', 'opens', '5', ',', '.', '•', '“', '\n', '(', 'PR', 'No.197'), {
    maxLength: 40,
  });
  const whole = (change: Change) =>
    runsOf(change)
      .filter(({ kind }) => kind !== 'added')
      .map((one) => one.text)
      .join('');
  const squeezed = (line: string) => line.replace(/\s+/g, '');
  fc.assert(
    fc.property(words, fc.nat(printed.length), fc.nat(30), (list, at, gone) => {
      const copy = `${printed.slice(0, at)} ${list.join(' ')} ${printed.slice(at + gone)}`;
      const { redline, without } = compare(copy);
      const shown = redline.parts.flatMap(({ changes }) => changes.map(whole)).join('');
      const lacking = without.length > 0;
      if (!lacking) expect(squeezed(shown).replaceAll('*', '').length).toBeGreaterThan(0);
      if (!lacking)
        for (const line of ['PR No.197', text.headline, text.dateline])
          expect(squeezed(shown)).toContain(squeezed(line));
    }),
  );
});

test('a copy is told apart from another text, within a page too', () => {
  const ours = countWords(printed.split('\n'));
  const page = `${printed}\n${Array.from({ length: 150 }, (_, n) => `link${n}`).join(' ')}`;
  const other = 'Another office says that nothing of this is true, and that the weather will be fine on Sunday.';
  expect(certainty(ours, countWords([printed.replace('5 words', '50 words')]))).toBeGreaterThan(0.9);
  expect(certainty(ours, countWords([page]))).toBeGreaterThanOrEqual(isAlike);
  expect(certainty(ours, countWords([other]))).toBeLessThan(isAlike);
});

test('words keep their places, and a mark of direction behind a stop is no part of a number', () => {
  expect(copyWords('No.197.\u200f “a”').map(({ key }) => key)).toEqual(['No', '.', '197', '.', "'", 'a', "'"]);
  const [, second] = copyWords('ab  c\u200bd');
  expect(second).toMatchObject({ key: 'cd', from: 4, to: 7 });
});

test('a long text with many alterations is compared in bounded work', () => {
  const long = Array.from({ length: 30_000 }, (_, n) => `word${n % 500}`);
  const from = { ...original, text: { ...text, body: documentOf([long.join(' ')]) } };
  const copy = long.map((word, n) => (n % 7 === 0 ? `${word}x` : word)).join(' ');
  expect(compareCopy(from, [copy], nothing).inside).toBeGreaterThan(0);
});
