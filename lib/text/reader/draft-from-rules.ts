// A text that was read as the fields of a draft, with what is doubtful in it.
import { type ParsedRelease, textOfParsedRelease, type Warning } from '../house-format-rules.ts';
import type { Text } from '../schema.ts';
import { sizes } from '../sizes-rules.ts';
import { datelineChoices } from './dateline-choices-rules.ts';
import { sure } from './fields-rules.ts';
import { type ReadRelease, readRelease } from './read-release-rules.ts';
import type { Choice, Question, Reading } from './reading-rules.ts';

/** What the checks of the draft do not say. */
const ofTheReading = ['garbled-repaired', 'no-end-mark', 'text-after-end-mark'];

/** Lines that are too long for their field go to the text. */
function fitted(read: ReadRelease): ReadRelease {
  const { headline, endMark } = read;
  const isHeadline = headline === null || headline.length <= sizes.headline;
  const isEnd = endMark === null || endMark.length <= sizes.endMark;
  return {
    ...read,
    headline: isHeadline ? headline : null,
    endMark: isEnd ? endMark : null,
    paragraphs: [...(isHeadline ? [] : [headline]), ...read.paragraphs, ...(isEnd ? [] : [endMark])],
  };
}

/** Is the headline this line, this one with the next, the next, or the one above it? */
function aboutHeadline({ headline, subheadlines, kicker, fields }: ReadRelease): Question | null {
  if (headline === null || (fields.headline?.confidence ?? 1) >= sure) return null;
  const choices: Choice[] = [{ words: headline, changes: { headline, subheadlines } }];
  const [next, ...others] = subheadlines;
  const both = `${headline} ${next ?? ''}`;
  if (next && both.length <= sizes.headline)
    choices.push({ words: both, changes: { headline: both, subheadlines: others } });
  if (next && kicker === null && headline.length <= sizes.kicker)
    choices.push({ words: next, changes: { kicker: headline, headline: next, subheadlines: others } });
  if (kicker !== null && fields.headline?.alternatives.includes(kicker) && subheadlines.length < sizes.subheadlines)
    choices.push({
      words: kicker,
      changes: { kicker: '', headline: kicker, subheadlines: [headline, ...subheadlines] },
    });
  return choices.length > 1 ? { field: 'headline', choices } : null;
}

function aboutDateline({ dateline }: ParsedRelease, language: string, today: string): Question | null {
  const lines = datelineChoices(dateline, language, today);
  if (lines.length < 2) return null;
  return { field: 'dateline', choices: lines.map((line) => ({ words: line, changes: { dateline: line } })) };
}

const aboutEmbargo = (embargo: string): Warning => ({
  code: 'embargo-in-text',
  message: `The text begins with “${embargo}”. Set the embargo beside the text, then take this line out.`,
});

/**
 * Reads a text in any layout for a draft. An embargo stays in it as the first paragraph.
 * @param language of the release
 * @param today YYYY-MM-DD
 */
export function draftFrom(
  text: string,
  language: string,
  today: string,
): { text: Text; pastedLabel: string | null; reading: Reading } {
  const read = fitted(readRelease(text));
  const { embargo, paragraphs, leftOut } = read;
  const questions = [aboutHeadline(read), aboutDateline(read, language, today)].filter((one) => one !== null);
  const warnings = [
    ...read.warnings.filter(({ code }) => ofTheReading.includes(code)),
    ...(embargo === null ? [] : [aboutEmbargo(embargo)]),
  ];
  const first = questions.map(({ choices }) => choices[0]?.changes ?? {});
  const fields: Text = Object.assign(
    textOfParsedRelease({ ...read, paragraphs: embargo === null ? paragraphs : [embargo, ...paragraphs] }),
    ...first,
  );
  return { text: fields, pastedLabel: read.label, reading: { questions, warnings, leftOut, losses: [] } };
}
