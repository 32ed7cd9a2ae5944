// A text as it is printed. Pure.
import type { Attachment } from './attachment-schema.ts';
import { paragraphsOf } from './document-text-rules.ts';
import { blankText, type Text } from './schema.ts';

/** An attachment as a line: its title and name, and the beginning of its hash, by which one file is told from another. */
const attachmentLine = ({ title, name, file }: Attachment) => `${title} (${name}, sha256 ${file.slice(0, 12)}…)`;

/** The parts of a text in printed order: each a line, or a list of lines. An empty one is not there. */
export function partsOf(text: Text) {
  return {
    headline: text.headline,
    subheadlines: text.subheadlines,
    dateline: text.dateline,
    paragraphs: paragraphsOf(text.body),
    endMark: text.endMark,
    attachments: (text.attachments ?? []).map(attachmentLine),
  };
}
export type PrintedText = ReturnType<typeof partsOf>;
export type PrintedPart = keyof PrintedText;
export const printedParts = Object.keys(partsOf(blankText)) as PrintedPart[];

/**
 * The release as the house prints it: label, headline, sub-headlines and dateline on lines of their own, an empty
 * line, the paragraphs apart by empty lines, the end mark, a line end. Source: the sample release.
 */
export function printedText(label: string | null, text: Text): string {
  const { headline, subheadlines, dateline, paragraphs, endMark } = partsOf(text);
  const head = [label ?? '', headline, ...subheadlines, dateline].filter((line) => line !== '');
  const end = endMark === '' ? [] : [endMark];
  return `${[...head, '', paragraphs.join('\n\n'), ...end].join('\n')}\n`;
}
