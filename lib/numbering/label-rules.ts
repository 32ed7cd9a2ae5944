// How a label of a series is read. Promise: "IP/21/1234" gives the year 21 and the number 1234.
import { type SeriesNumbering, token } from './rules.ts';

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** The pattern of a series' labels. */
function patternOf({ labelTemplate, prefix, firstMonth }: SeriesNumbering): RegExp {
  const fiscal = firstMonth === 1 ? '\\d{4}' : '\\d{4}-\\d{4}';
  let pattern = '';
  let end = 0;
  for (const match of labelTemplate.matchAll(token)) {
    const name = match[1] ?? '';
    pattern += literal(labelTemplate.slice(end, match.index));
    end = match.index + match[0].length;
    if (name === 'prefix') pattern += literal(prefix);
    else if (name.startsWith('n')) pattern += '(?<n>\\d+)';
    else pattern += `(${name === 'yyyy' ? '\\d{4}' : name === 'fy' ? fiscal : '\\d{2}'})`;
  }
  return new RegExp(`^${pattern}${literal(labelTemplate.slice(end))}$`, 'u');
}

/**
 * The inverse of `formatLabel`: the number in a label, and its dates by token. null for a label
 * that the series would not write, such as "PR No.0197".
 */
export function parseLabel(
  series: SeriesNumbering,
  label: string,
): { number: number; dates: Record<string, string> } | null {
  const match = patternOf(series).exec(label);
  const digits = match?.groups?.n;
  if (!match || digits === undefined) return null;
  const names = [...series.labelTemplate.matchAll(token)]
    .map((match) => match[1] ?? '')
    .filter((name) => name !== 'prefix');
  const dates: Record<string, string> = {};
  for (const [at, name] of names.entries()) {
    const value = match[at + 1] ?? '';
    if (name.startsWith('n')) {
      const width = name === 'n' ? 1 : name.length - 2;
      if (String(Number(value)).padStart(width, '0') !== value) return null;
    } else {
      if (name in dates && dates[name] !== value) return null;
      dates[name] = value;
    }
  }
  return { number: Number(digits), dates };
}
