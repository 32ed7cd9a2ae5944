import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partsOf, type PrintedPart, type TextParts, printedParts } from '#lib/text/printed-text-rules.ts';
import { type Change, isUnchanged, redline } from './rules.ts';
import { blankText } from '#lib/text/parts-rules.ts';

const none = partsOf(blankText);
const text = (changes: Partial<TextParts> = {}): TextParts => ({
  ...none,
  headline: 'The reading room opens',
  subheadlines: ['Seats for all', 'Entry is free'],
  dateline: 'Islamabad: November 23, 2021',
  paragraphs: ['The reading room opens on Fridays at 9.30, with 1,200 seats.', 'A second paragraph stays as it was.'],
  endMark: '*-*-*-*-*',
  ...changes,
});

/** What a reader has who strikes the one kind of mark out and leaves the other. */
function lines(changes: Change[], struck: 'added' | 'removed'): string[] {
  return changes.flatMap((change) => {
    if (change.kind === struck) return [];
    if (change.kind !== 'changed') return [change.text];
    return [
      change.words
        .filter(({ kind }) => kind !== struck)
        .map((words) => words.text)
        .join(''),
    ];
  });
}

function read(before: TextParts, after: TextParts, struck: 'added' | 'removed'): TextParts {
  const parts = new Map(redline(before, after).parts.map(({ part, changes }) => [part, lines(changes, struck)]));
  const whole = (part: PrintedPart) =>
    Array.isArray(after[part]) ? (parts.get(part) ?? []) : (parts.get(part)?.join('') ?? '');
  return Object.fromEntries(printedParts.map((part) => [part, whole(part)])) as TextParts;
}

const changesIn = (part: PrintedPart, before: TextParts, after: TextParts) =>
  redline(before, after).parts.find((one) => one.part === part)?.changes;

const word = fc.oneof(
  fc.constantFrom(
    'room',
    'opens',
    'on',
    'Friday',
    '1,200',
    'don’t',
    '.',
    ' ',
    '\n',
    'دفتر',
    'جمعرات',
    '会',
    '開',
    '👩‍👩‍👧',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const line = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
const printed = fc.record({
  ...Object.fromEntries(
    printedParts.map((part) => [part, Array.isArray(none[part]) ? fc.array(line, { maxLength: 3 }) : line]),
  ),
  paragraphs: fc.array(line, { maxLength: 12 }),
}) as fc.Arbitrary<TextParts>;
/** The same text after somebody worked on it: paragraphs moved, dropped, repeated, reworded. */
const reworded = printed.chain((before) =>
  fc
    .record({ paragraphs: fc.array(fc.oneof(fc.constantFrom('', ...before.paragraphs), line)), headline: line })
    .map((changes) => ({ before, after: { ...before, ...changes } })),
);

describe('a redline loses nothing', () => {
  test('without additions it is the former text, without removals the new one, to the character', () => {
    fc.assert(
      fc.property(fc.oneof(reworded, fc.record({ before: printed, after: printed })), ({ before, after }) => {
        expect(read(before, after, 'added')).toEqual(before);
        expect(read(before, after, 'removed')).toEqual(after);
      }),
      { numRuns: 500 },
    );
  });

  test('it has no marks exactly if the texts are the same', () => {
    fc.assert(
      fc.property(printed, (before) => {
        expect(isUnchanged(redline(before, before))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(printed, printed, (before, after) => {
        const same = JSON.stringify(before) === JSON.stringify(after);
        expect(isUnchanged(redline(before, after))).toBe(same);
      }),
    );
  });
});

describe('a redline reads as a proof-reader’s marks', () => {
  test('a day, a time and a figure are marked as words, and nothing else is', () => {
    const after = text({
      paragraphs: [
        'The reading room opens on Thursdays at 10.30, with 1,250 seats.',
        'A second paragraph stays as it was.',
      ],
    });
    expect(changesIn('paragraphs', text(), after)).toEqual([
      {
        kind: 'changed',
        words: [
          { kind: 'same', text: 'The reading room opens on ' },
          { kind: 'removed', text: 'Fridays' },
          { kind: 'added', text: 'Thursdays' },
          { kind: 'same', text: ' at ' },
          { kind: 'removed', text: '9.30' },
          { kind: 'added', text: '10.30' },
          { kind: 'same', text: ', with ' },
          { kind: 'removed', text: '1,200' },
          { kind: 'added', text: '1,250' },
          { kind: 'same', text: ' seats.' },
        ],
      },
      { kind: 'same', text: 'A second paragraph stays as it was.' },
    ]);
  });

  test('words that follow each other are one mark, not one a word', () => {
    const after = text({ headline: 'The garden hall opens' });
    expect(changesIn('headline', text(), after)).toEqual([
      {
        kind: 'changed',
        words: [
          { kind: 'same', text: 'The ' },
          { kind: 'removed', text: 'reading room' },
          { kind: 'added', text: 'garden hall' },
          { kind: 'same', text: ' opens' },
        ],
      },
    ]);
  });

  test('a space between a changed word and the next is no part of the mark', () => {
    const words = [
      { kind: 'removed', text: 'Pakistan’s' },
      { kind: 'added', text: 'The Republic’s' },
      { kind: 'same', text: ' resolve' },
    ];
    const [before, after] = [text({ headline: 'Pakistan’s resolve' }), text({ headline: 'The Republic’s resolve' })];
    expect(changesIn('headline', before, after)).toEqual([{ kind: 'changed', words }]);
  });

  test('a reworded paragraph is found behind a new one', () => {
    const [first = '', second = ''] = text().paragraphs;
    const added = 'An opening paragraph that nobody had written before.';
    const changes = changesIn(
      'paragraphs',
      text(),
      text({ paragraphs: [added, first.replace('Fridays', 'Mondays'), second] }),
    );
    expect(changes?.map(({ kind }) => kind)).toEqual(['added', 'changed', 'same']);
  });

  test('a paragraph with hardly a word in common is removed and added', () => {
    const changes = changesIn(
      'paragraphs',
      text(),
      text({ paragraphs: ['Nobody was there.', text().paragraphs[1] ?? ''] }),
    );
    expect(changes?.map(({ kind }) => kind)).toEqual(['removed', 'added', 'same']);
  });

  test('one term that is replaced in each of many paragraphs is marked in each, and only it', () => {
    const many = (term: string) =>
      Array.from({ length: 120 }, (_, i) => `In ward ${i} the ${term} opens for all readers at nine.`);
    const changes = changesIn(
      'paragraphs',
      text({ paragraphs: many('library') }),
      text({ paragraphs: many('archive') }),
    );
    expect(changes?.map(({ kind }) => kind)).toEqual(Array.from({ length: 120 }, () => 'changed'));
  });

  test('Urdu is compared by its words, with the joiners inside them', () => {
    const [before, after] = ['یہ دفتر جمعے کو کھلتا ہے۔', 'یہ دفتر جمعرات کو کھلتا ہے۔'];
    expect(changesIn('headline', text({ headline: before }), text({ headline: after }))).toEqual([
      {
        kind: 'changed',
        words: [
          { kind: 'same', text: 'یہ دفتر ' },
          { kind: 'removed', text: 'جمعے' },
          { kind: 'added', text: 'جمعرات' },
          { kind: 'same', text: ' کو کھلتا ہے۔' },
        ],
      },
    ]);
    const joiner = (word: string) => text({ headline: `وہ ${word} ہے` });
    expect(changesIn('headline', joiner('خوش‌نویس'), joiner('خوش‌گو'))).toContainEqual({
      kind: 'changed',
      words: expect.arrayContaining([{ kind: 'removed', text: 'خوش‌نویس' }]),
    });
  });

  test('a new end mark is added; without end marks there is no change', () => {
    expect(changesIn('endMark', text({ endMark: '' }), text())).toEqual([{ kind: 'added', text: '*-*-*-*-*' }]);
    expect(changesIn('endMark', text({ endMark: '' }), text({ endMark: '' }))).toEqual([]);
  });
});

// Each of these takes hours, or all memory, where the search has no limit.
describe('the work is bounded', { timeout: 60_000 }, () => {
  const megabyte = 1_000_000;
  const scattered = (count: number, seed: number, kinds: number) => {
    let at = seed;
    return Array.from({ length: count }, () => {
      at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
      return `w${at % kinds}`;
    }).join(' ');
  };
  test.each([
    ['one paragraph of other words', [scattered(160_000, 1, 999_983)], [scattered(160_000, 2, 999_983)]],
    ['one paragraph of two words in another order', [scattered(300_000, 1, 2)], [scattered(300_000, 7, 2)]],
    ['the same letter over and over', ['a '.repeat(megabyte / 2)], [`b ${'a '.repeat(megabyte / 2 - 3000)}`]],
    ['signs without words', ['*-'.repeat(megabyte / 2)], ['-*'.repeat(megabyte / 2)]],
    [
      'paragraphs of one letter',
      Array.from({ length: 100_000 }, (_, i) => `p${i % 7}`),
      Array.from({ length: 100_000 }, (_, i) => `p${i % 5}`),
    ],
    [
      'thousands of paragraphs that are alike',
      Array.from({ length: 2_000 }, (_, i) => scattered(90, i + 1, 50)),
      Array.from({ length: 2_000 }, (_, i) => scattered(90, i + 5001, 50)),
    ],
  ])('a megabyte is compared: %s', (_what, before, after) => {
    const [from, to] = [text({ paragraphs: before }), text({ paragraphs: after })];
    expect(read(from, to, 'added').paragraphs).toEqual(before);
    expect(read(from, to, 'removed').paragraphs).toEqual(after);
  });
});
