// Where the fields of a release stand in the text as it came, and how sure the reader is of them.
import type { Line } from './clean-rules.ts';
import type { FoundDate } from './dates-rules.ts';
import type { Head } from './head-rules.ts';
import { endStrength } from './line-kinds-rules.ts';
import type { Title } from './titles-rules.ts';

/** Below this a person is asked. */
export const sure = 0.7;

/**
 * Where a field stands in the text as it came, and how sure the reader is, from 0 to 1. Below 0.7
 * a person should choose between the value and the alternatives.
 */
export type ReadField = { value: string; span: [number, number]; confidence: number; alternatives: string[] };

/** Place and date of issue, and the line that says them. */
export type Issue = {
  text: string;
  place: string | null;
  date: string | null;
  found: FoundDate | null;
  line: Line | null;
  /** The place may be another word. */
  isGuess: boolean;
};

const field = (value: string, line: { at: number; end: number }, confidence: number, alternatives: string[] = []) => ({
  value,
  span: [line.at, line.end] as [number, number],
  confidence,
  alternatives,
});

/** What a person may be asked about. */
export function placesOf(head: Head, headline: Title | null, subheadlines: Title[], issue: Issue, end: Line | null) {
  const fields: Record<string, ReadField> = {};
  const [next] = subheadlines;
  if (head.label) fields.label = field(head.label.label, head.label.line, 0.9);
  if (headline) {
    const isNear = next !== undefined && head.titles.some(({ text, isApart }) => text === next.text && !isApart);
    const others = next ? [`${headline.text} ${next.text}`, next.text] : [];
    const above = head.rival === null ? [] : [head.rival];
    const isDoubtful = isNear || head.rival !== null;
    fields.headline = field(headline.text, headline, isDoubtful ? 0.6 : next ? 0.75 : 0.9, [...above, ...others]);
  }
  if (issue.line && (issue.date || issue.place))
    fields.dateline = field(
      issue.text || issue.line.text.trim(),
      issue.line,
      issue.found?.doubt || issue.isGuess ? 0.5 : 0.9,
    );
  if (head.embargo) fields.embargo = field(head.embargo.text, head.embargo.line, 0.9);
  if (head.kicker) fields.kicker = field(head.kicker.text, head.kicker.line, 0.8);
  if (end) fields.endMark = field(end.text.trim(), end, endStrength(end.text) === 2 ? 0.95 : 0.6);
  return fields;
}
