// Numbers of releases that stand in a text and are not this release's. Promise: a number that is a
// link names another release on purpose.
import { latinDigits } from '#lib/text/digit-rules.ts';
import { parseLabel } from '#lib/text/label-line-rules.ts';
import { type Passage, placeIn } from './passages-rules.ts';
import type { Finding } from './schema.ts';

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const longestLine = 60;

/**
 * The pattern of a label with any digits in place of its own. null if it has no letters: any number
 * would fit.
 */
function patternOf(label: string): RegExp | null {
  if (!/\p{L}/u.test(label)) return null;
  const parts = latinDigits(label).match(/\d+|[\s.:]+|[^\d\s.:]+/g) ?? [];
  const source = parts.map((part) => {
    if (/\d/.test(part)) return '(\\d{1,6})';
    return /[\s.:]/.test(part) ? '[\\s.:]{0,4}' : escaped(part);
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])${source.join('')}(?![\\p{L}\\p{N}])`, 'giu');
}

const digitsOf = (text: string) => (latinDigits(text).match(/\d+/g) ?? []).map(Number).join(' ');

/** The labels of these patterns in a passage. */
function byPattern(passage: Passage, patterns: RegExp[]): { at: number; label: string }[] {
  const text = latinDigits(passage.text);
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: { length }, index }) => ({
      at: index,
      label: passage.text.slice(index, index + length),
    })),
  );
}

/** Lines that are a label and nothing else, in any scheme with letters. */
function byLine({ text }: Passage): { at: number; label: string }[] {
  let at = 0;
  return text.split('\n').flatMap((line) => {
    const begin = at + line.length - line.trimStart().length;
    at += line.length + 1;
    const label = line.trim();
    if (label.length > longestLine || !/\p{N}/u.test(label)) return [];
    return parseLabel(label)?.prefix ? [{ at: begin, label }] : [];
  });
}

/** A label that says another number. @param labels numbers that the release has or may get */
export function otherNumbers(passages: Passage[], labels: readonly string[]): Finding[] {
  const [expected = ''] = labels;
  if (expected === '') return [];
  const own = new Set(labels.map(digitsOf));
  const ownNumbers = new Set(labels.flatMap((label) => digitsOf(label).split(' ')));
  const patterns = [...new Map(labels.map((label) => [label.replace(/\d+/g, '0'), patternOf(label)])).values()].filter(
    (pattern) => pattern !== null,
  );
  return passages.flatMap((passage) => {
    const patterned = byPattern(passage, patterns);
    const lines = patterned.length > 0 ? [] : byLine(passage);
    const others = [
      ...patterned.filter(({ label }) => !own.has(digitsOf(label))),
      ...lines.filter(({ label }) => !ownNumbers.has(String(parseLabel(label)?.number))),
    ];
    return others.flatMap(({ at, label }): Finding[] => {
      const place = placeIn(passage, at, at + label.length);
      if (passage.links.some(({ from, to }) => from <= place.from && place.to <= to)) return [];
      return [
        {
          code: 'number-differs',
          field: passage.field,
          place,
          message: `The text says “${label}”, and this release is ${expected}. Correct the number, or make it a link if it names another release.`,
          params: { label, expected },
        },
      ];
    });
  });
}

/** The number with which a text was pasted, where it is another. */
export function otherPastedNumber(pasted: string | null, labels: readonly string[]): Finding[] {
  const [expected = ''] = labels;
  if (pasted === null || expected === '' || labels.some((label) => digitsOf(label) === digitsOf(pasted))) return [];
  return [
    {
      code: 'pasted-number-differs',
      field: 'headline',
      message: `The text was pasted with the number “${pasted}”, and this release is ${expected}. See whether it is the right text.`,
      params: { label: pasted, expected },
    },
  ];
}
