// Numbers of a list and their ranges, from the labels that the house prints. Pure. Promises:
//   - a range names its ends as the house writes them: "197–247", "197/26–247/26" never
//   - "197–247" stands for every number between its ends only where `isWhole` says so

export type SplitLabel = { before: string; figures: string; after: string };

/** Splits "PR No.197/26" into "PR No.", "197" and "/26", so that a list can align the digits. */
export function splitLabel(label: string, number: number): SplitLabel {
  const figures = String(number);
  const at = label.lastIndexOf(figures);
  if (at < 0) return { before: '', figures: label, after: '' };
  return { before: label.slice(0, at), figures, after: label.slice(at + figures.length) };
}

/** The lowest and highest number of one series and period on a day, with the lowest's label. */
export type Span = { label: string; first: number; last: number; count: number };

/** "197–247", or "247" for one number. */
export const rangeOf = ({ first, last }: Pick<Span, 'first' | 'last'>) =>
  first === last ? String(first) : `${first}–${last}`;

/** Whether every number between the ends is there. */
export const isWhole = ({ first, last, count }: Span) => last - first + 1 === count;

/** The range with the name of its series: "PR No.197–247". */
export function rangeInSeries(span: Span): string {
  const { before, after } = splitLabel(span.label, span.first);
  return `${before}${rangeOf(span)}${after}`;
}
