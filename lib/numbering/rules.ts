// Numbers and their labels. Promises:
//   - the period follows from the time of publication in the series' time zone
//   - a label follows from template, period and number alone
//   - series, period, number and language identify one release for ever; so does the address

import { localDate } from '#lib/core/time/calendar.ts';
import { isBlank, trimSeen, directionControlIn } from '#lib/core/seen-rules.ts';

export const periodKinds = ['none', 'year', 'fiscal-year', 'month', 'manual'] as const;
export type PeriodKind = (typeof periodKinds)[number];

export type SeriesNumbering = {
  key: string;
  labelTemplate: string;
  prefix: string;
  period: PeriodKind;
  firstMonth: number;
  timeZone: string;
};

/** `key`: "2021-11", "2021", "2021-2022", "r1" or "". `start`: YYYY-MM-DD, orders periods. */
export type Period = { key: string; start: string };

const two = (n: number) => String(n).padStart(2, '0');

/** The period of a moment. @param openManualPeriod of a series that restarts by hand */
export function periodAt(series: SeriesNumbering, at: Date, openManualPeriod: Period | null = null): Period {
  const { year, month } = localDate(at, series.timeZone);
  switch (series.period) {
    case 'none':
      return { key: '', start: '0001-01-01' };
    case 'year':
      return { key: String(year), start: `${year}-01-01` };
    case 'month':
      return { key: `${year}-${two(month)}`, start: `${year}-${two(month)}-01` };
    case 'fiscal-year': {
      const first = month >= series.firstMonth ? year : year - 1;
      const key = series.firstMonth === 1 ? String(first) : `${first}-${first + 1}`;
      return { key, start: `${first}-${two(series.firstMonth)}-01` };
    }
    case 'manual':
      return openManualPeriod ?? { key: 'r1', start: '0001-01-01' };
  }
}

/** Tokens of a template. `{n:000}` pads to three digits. */
export const token = /\{(n|n:0{1,8}|yyyy|yy|mm|fy|prefix)\}/g;

/** Every reason against a template. */
export function templateProblems(template: string): { code: string; message: string }[] {
  const problems: { code: string; message: string }[] = [];
  const tokens = [...template.matchAll(token)].map((match) => match[1] ?? '');
  const rest = template.replace(token, '');
  if (tokens.filter((t) => t.startsWith('n')).length !== 1)
    problems.push({ code: 'template-number', message: 'The label needs the number once: {n}, or {n:000} to pad it.' });
  if (/[{}]/.test(rest))
    problems.push({
      code: 'template-token',
      message: 'Known tokens are {n}, {n:000}, {yyyy}, {yy}, {mm}, {fy} and {prefix}.',
    });
  if (isBlank(template) || template.length > 60)
    problems.push({ code: 'template-length', message: 'The label has 1 to 60 characters.' });
  if (trimSeen(template) !== template || directionControlIn(template))
    problems.push({
      code: 'template-unseen',
      message: 'The label holds signs that nobody sees, at an end or to turn its direction. Type it again.',
    });
  if (/\p{Cc}/u.test(template)) problems.push({ code: 'template-control', message: 'The label is one line of text.' });
  return problems;
}

/** The label of a number: "PR No.197". */
export function formatLabel(series: SeriesNumbering, period: Period, number: number): string {
  const [year = '', month = '01'] = period.start.split('-');
  return series.labelTemplate.replace(token, (_all, name: string) => {
    if (name === 'n') return String(number);
    if (name.startsWith('n:')) return String(number).padStart(name.length - 2, '0');
    if (name === 'yyyy') return year;
    if (name === 'yy') return year.slice(2);
    if (name === 'mm') return month;
    if (name === 'fy') return period.key;
    return series.prefix;
  });
}

/**
 * The public address of a number, without the host: /releases/pr/2021/11/197.
 * @param inLanguage the language's code; null for the house's first language, which has no prefix
 */
export function pathOf(
  seriesKey: string,
  kind: PeriodKind,
  period: Period,
  number: number,
  inLanguage: string | null,
): string {
  const middle = period.key === '' ? [] : kind === 'month' ? period.key.split('-') : [period.key];
  return [inLanguage === null ? '' : `/${inLanguage}`, 'releases', seriesKey, ...middle, number].join('/');
}
