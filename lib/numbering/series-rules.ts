// The rules of a series. Promise: a label has no date that its period does not have, such as the
// month in a yearly series.

import { changeParams, clock, isTimeZone } from '#lib/core/time/calendar.ts';
import { choice, type Reason, type Refusal, refuse } from '#lib/core/result.ts';
import { formatLabel, type Period, periodAt, type SeriesNumbering, templateProblems, token } from './rules.ts';

const datesOf: Record<SeriesNumbering['period'], readonly string[]> = {
  none: [],
  manual: [],
  year: ['yyyy', 'yy'],
  'fiscal-year': ['yyyy', 'yy', 'fy'],
  month: ['yyyy', 'yy', 'mm'],
};

function tokenProblems({ labelTemplate, period, prefix }: SeriesNumbering): Reason[] {
  const field = 'labelTemplate';
  const tokens = [...labelTemplate.matchAll(token)].map((match) => match[1] ?? '');
  const problems: Reason[] = [];
  const unknownDates = tokens.filter((name) => /^(?:yyyy|yy|mm|fy)$/.test(name) && !datesOf[period].includes(name));
  const braces = (names: readonly string[]) => names.map((name) => `{${name}}`).join(', ');
  if (unknownDates.length > 0)
    problems.push({
      code: 'template-date',
      field,
      message: `A series with the period “${period}” cannot have ${braces(unknownDates)} in its label. ${datesOf[period].length > 0 ? `It can have ${braces(datesOf[period])}.` : 'It can have no date.'}`,
      params: { period: choice(period), dates: braces(unknownDates), allowed: braces(datesOf[period]) },
    });
  if (tokens.includes('prefix') && prefix === '')
    problems.push({ code: 'prefix-missing', field: 'prefix', message: 'The label has {prefix}, so say which prefix.' });
  if (!tokens.includes('prefix') && prefix !== '')
    problems.push({
      code: 'prefix-unused',
      field,
      message: `The prefix “${prefix}” would never be seen: put {prefix} into the label, or leave the prefix out.`,
      params: { prefix },
    });
  return problems;
}

/** Every reason against a series. */
export function seriesProblems(series: SeriesNumbering): Reason[] {
  const problems: Reason[] = templateProblems(series.labelTemplate).map((p) => ({ ...p, field: 'labelTemplate' }));
  problems.push(...tokenProblems(series));
  if (!/^[a-z0-9]{1,20}$/.test(series.key))
    problems.push({
      code: 'key',
      field: 'key',
      message: 'The key has 1 to 20 small letters and digits: “pr”. It stands in every address.',
      params: { of: 'series' },
    });
  if (series.prefix.length > 20 || /[{}\p{Cc}]/u.test(series.prefix))
    problems.push({ code: 'prefix', field: 'prefix', message: 'The prefix has at most 20 characters, and no braces.' });
  const { firstMonth } = series;
  if (!Number.isInteger(firstMonth) || firstMonth < 1 || firstMonth > 12)
    problems.push({ code: 'first-month', field: 'firstMonth', message: 'The first month is a number from 1 to 12.' });
  else if (firstMonth !== 1 && series.period !== 'fiscal-year')
    problems.push({
      code: 'first-month-unused',
      field: 'firstMonth',
      message: 'Only a fiscal year has a first month of its own.',
    });
  if (!isTimeZone(series.timeZone))
    problems.push({
      code: 'time-zone',
      field: 'timeZone',
      message: `There is no time zone “${series.timeZone}”. Name it like Asia/Karachi.`,
      params: { zone: series.timeZone },
    });
  return problems;
}

/** The label that number 197 would have now. */
export function exampleLabel(series: SeriesNumbering, at: Date): string {
  return formatLabel(series, periodAt(series, at), 197);
}

/**
 * The period of a key such as "2021-11"; null if the series has no such period. Not for manual
 * periods.
 */
export function periodOfKey(
  { period, firstMonth }: Pick<SeriesNumbering, 'period' | 'firstMonth'>,
  key: string,
): Period | null {
  if (period === 'none') return key === '' ? { key, start: '0001-01-01' } : null;
  if (period === 'month') return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(key) ? { key, start: `${key}-01` } : null;
  if (period === 'manual') return null;
  const year = /^\d{4}/.exec(key)?.[0];
  if (year === undefined) return null;
  const first = period === 'fiscal-year' ? firstMonth : 1;
  const expected = first === 1 ? year : `${year}-${String(Number(year) + 1).padStart(4, '0')}`;
  return key === expected ? { key, start: `${year}-${String(first).padStart(2, '0')}-01` } : null;
}

/** The key of the manual period after this one: r2 after r1. */
export function nextManualKey(key: string): string {
  return `r${Number(key.slice(1)) + 1}`;
}

/**
 * Refuses to overwrite a change of the series.
 * @param change who made it and when, if the record knows
 */
export function refusalOfStaleSeries(key: string, change: { by: string; at: Date } | null): Refusal {
  const who = change ? `by ${change.by}, ${clock(change.at)}` : 'meanwhile';
  return refuse('stale', {
    code: 'stale',
    message: `The series “${key}” was changed ${who}. That change was not overwritten. Look at the series, then set what still needs to change.`,
    params: { what: 'series', key, ...changeParams(change) },
  });
}
