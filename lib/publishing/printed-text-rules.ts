// The printed parts of a published edition, told from its page alone. Pure.
import type { PrintedText } from './redline-rules.ts';
import type { EditionAttachment } from './edition-rules.ts';
import type { PublicPage } from './schema.ts';

/** An attachment as a line: its title and name, and the beginning of its hash, by which one file is told from another. */
export const attachmentLine = ({ title, name, file }: EditionAttachment) =>
  `${title} (${name}, sha256 ${file.slice(0, 12)}…)`;

/**
 * What an edition prints; its paragraphs are what stands between the head and the end mark of the sheet.
 * @returns null once a withdrawal took the text away
 */
export function printedText({ label, text }: Pick<PublicPage, 'label' | 'text'>): PrintedText | null {
  if (!text) return null;
  const { headline, subheadlines, endMark, attachments } = text;
  const dateline = text.dateline.text;
  const head = [label, headline, ...subheadlines, dateline].filter((line) => line !== '').join('\n');
  let body = text.plain.replace(/\n$/, '');
  if (body.startsWith(head)) body = body.slice(head.length);
  if (endMark !== '' && body.endsWith(`\n${endMark}`)) body = body.slice(0, -endMark.length - 1);
  const paragraphs = body.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  return { headline, subheadlines, dateline, paragraphs, endMark, attachments: attachments.map(attachmentLine) };
}
