// What a person should look at after a text was read.
import { type ParsedRelease, quoteWarning, type Warning } from '../house-format-rules.ts';
import type { FoundDate } from './dates-rules.ts';
import type { Issue } from './fields-rules.ts';

const doubts: Record<NonNullable<FoundDate['doubt']>, (text: string) => Warning> = {
  'no-year': (text) => ({ code: 'date-without-year', message: `The date in “${text}” has no year. Complete it.` }),
  'no-such-day': (text) => ({
    code: 'date-doubtful',
    message: `The date in “${text}” does not exist or cannot be read.`,
  }),
  'day-or-month': (text) => ({
    code: 'date-ambiguous',
    message: `The date in “${text}” can be read with the day or the month first. Write the month as a word.`,
  }),
  weekday: (text) => ({ code: 'weekday-differs', message: `The weekday in “${text}” is not that of the date.` }),
};

/**
 * `isRepaired`: some characters were garbled. `unplaced`: lines of the head that went to the text.
 * `isAfterEnd`: words below the end mark did.
 */
export type Doubts = { isRepaired: boolean; unplaced: string[]; isAfterEnd: boolean };

/** All doubts about a text that was read. */
export function warningsOf(read: Omit<ParsedRelease, 'warnings'>, issue: Issue, doubtful: Doubts): Warning[] {
  const { isRepaired, unplaced, isAfterEnd } = doubtful;
  const warnings: Warning[] = [];
  const warn = (code: string, message: string) => warnings.push({ code, message });
  if (isRepaired)
    warn('garbled-repaired', 'Some characters were garbled and were repaired. Compare the text with the original.');
  if (read.leftOut.length > 0)
    warn('left-out', `Left out, because it belongs to a mail, a messenger or a page: “${read.leftOut.join('” “')}”.`);
  if (unplaced.length > 0)
    warn(
      'line-without-part',
      `Above the text “${unplaced.join('” “')}” is neither headline nor place and date. It was put before the first paragraph; look whether it belongs there.`,
    );
  if (isAfterEnd)
    warn(
      'text-after-end-mark',
      'There is text below the end mark. It was put after the last paragraph; look whether it belongs there.',
    );
  if (!read.label) warn('no-label', 'No number label such as “PR No.197” was found.');
  if (!read.headline) warn('no-headline', 'No headline was found above the text.');
  if (!read.dateline.date && !read.dateline.place) warn('no-dateline', 'No place and date of issue were found.');
  if (issue.isGuess)
    warn('place-doubtful', `“${issue.place}” before the colon was taken for the place. Put it back if it is none.`);
  const doubt = issue.found?.doubt;
  if (doubt) warnings.push(doubts[doubt](issue.text || (issue.line?.text.trim() ?? '')));
  if (read.paragraphs.length === 0) warn('no-text', 'There is no text below the headline.');
  if (read.endMark === null)
    warn('no-end-mark', 'There is no end mark, so the end of the text may be missing. Compare it with the original.');
  if (read.language === null && read.paragraphs.length > 0)
    warn('language-unknown', 'The language could not be told from the words. Choose it.');
  const quotes = quoteWarning(read.paragraphs.join('\n'));
  if (quotes) warn(quotes.code, quotes.message);
  return warnings;
}
