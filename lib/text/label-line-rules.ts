// The number label of a printed release, in the schemes that offices use.

import { latinDigits } from './digit-rules.ts';

export type LabelLine = { label: string; prefix: string | null; number: number; numberYear: number | null };

// Groups: p the prefix, n the number, y the year.
const schemes: RegExp[] = [
  /^(?<p>\D{0,40}?)\s*\bNo\.?\s*(?<n>\d{1,6})\s*[/-]\s*(?<y>(?:19|20)\d{2})$/i, // PR No. 12/2021
  /^(?<p>\D{0,40}?)\s*\bNos?\.?\s*(?<y>\d{2,4})\/(?<n>\d{1,6})$/i, // No. 21/152
  /^(?<p>\D{0,40}?)\s*\bNo\.?\s*(?<n>\d{1,6})$/i, // PR No.197
  /^(?<p>[A-Z]{1,8})\/(?<y>\d{2,4})\/(?<n>\d{1,6})$/, // IP/21/1234
  /^(?<p>[A-Z]{1,8})\/(?<n>\d{1,6})$/, // GA/12779
  /^(?<y>\d{4})-\d{4}\/(?<n>\d{1,6})$/, // 2021-2022/1234
  /^(?<y>(?:19|20)\d{2})-(?<n>\d{1,5})$/, // 2024-6
  /^(?<y>\d{2})-(?<n>\d{3,5})(?<p>[A-Z]{1,4})$/, // 26-010MR
  /^(?<p>[a-z]{1,4})(?<n>\d{3,6})$/, // jy0322
  /^(?<p>[^\d\n]{0,40}?نمبر)\s*[:.]?\s*(?<n>\d{1,6})$/, // پریس ریلیز نمبر ۱۹۷
];

/** A year of two digits lies in 1970 to 2069. */
export const fullYear = (year: string): number => {
  const value = Number(year);
  return year.length === 2 ? (value < 70 ? 2000 + value : 1900 + value) : value;
};

/** Parses a number label; null if the line is none. */
export function parseLabel(line: string): LabelLine | null {
  const label = line.trim();
  if (label.length > 60) return null;
  for (const scheme of schemes) {
    const groups = scheme.exec(latinDigits(label))?.groups;
    if (!groups?.n) continue;
    const prefix = groups.p?.trim() ?? '';
    return {
      label,
      prefix: prefix === '' ? null : prefix,
      number: Number(groups.n),
      numberYear: groups.y ? fullYear(groups.y) : null,
    };
  }
  return null;
}
