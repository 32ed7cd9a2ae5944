// Which of the layouts that were collected from offices an archive takes.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readRelease } from '#lib/text/reader/read-release-rules.ts';
import { candidateOf } from './rules.ts';

type Layout = { name: string; text: string; expected: { headline?: string | null; date?: string | null } };
const file = new URL('../text/reader/fixtures/layouts.json', import.meta.url);
const layouts = JSON.parse(readFileSync(file, 'utf8')) as Layout[];

const factsOf = ({ headline, date }: Layout['expected']) => ({
  ...(typeof headline === 'string' ? { headline } : {}),
  ...(typeof date === 'string' ? { date } : {}),
});

/** The outcome in a series that writes labels such as this one. */
function outcomeOf(text: string) {
  const { label, number, language } = readRelease(text);
  const labelTemplate = label?.replace(String(number), '{n}') ?? 'PR No.{n}';
  return candidateOf(text, {
    numbering: { key: 'pr', labelTemplate, prefix: '', period: 'none', firstMonth: 1, timeZone: 'UTC' },
    language: language ?? 'en',
    now: new Date('2026-11-29T12:00:00Z'),
  });
}

test('of layouts that were collected, an archive takes those that leave no question, as they are meant', () => {
  const taken = layouts.flatMap(({ name, text, expected }) => {
    const outcome = outcomeOf(text);
    if (!('candidate' in outcome)) return [];
    const { day, content } = outcome.candidate;
    expect({ name, headline: content.headline, date: day }).toMatchObject({ name, ...factsOf(expected) });
    return [name];
  });
  expect(taken).toEqual([
    'label behind a bar',
    'quoted mail',
    'whatsapp stamp and bold',
    'capitals throughout',
    'stars between items',
    'media advisory',
    'english then urdu',
    'nasa',
    'whatsapp 12h',
    'label at end',
    'pages more',
    'ministry opens headline',
    'sec style',
    'mail plain short',
    'headline question quote',
    'no blank lines mail',
    'apple mail quoted',
    'blank line after every line',
    'no blank line',
    'markdown signs',
    'all lower case',
    'urdu english mixed',
    'arabic latin digits',
    'provisional translation',
    'weekday that is not the dates',
    'headline is a quotation',
    'year before four figure number',
    'number with a letter',
    'weekday not the dates',
    'the third of december',
    'kicker in two languages',
    'number in the headline',
    'quotation as headline',
    'question and bracketed sub headline',
    'headline with full stop',
    'very short',
    'carriage returns only 2',
    'zero width spaces',
    'english then french',
    'wrong weekday',
    'dateline and number in one line',
  ]);
});

test('every other one is refused with reasons that say what to do', () => {
  for (const { name, text } of layouts) {
    const outcome = outcomeOf(text);
    if ('candidate' in outcome) continue;
    expect([name, outcome.reasons.length]).not.toEqual([name, 0]);
    expect(new Set(outcome.reasons.map(({ code }) => code)).size, name).toBe(outcome.reasons.length);
  }
});
