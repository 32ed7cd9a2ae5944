// A release as plain text, for the clipboard.
import { paragraphsOf } from '#lib/releases/document-rules.ts';
import type { Content } from '#lib/releases/schema.ts';

/** Headline, sub-headlines, dateline, text and end mark, as they stand on a sheet, and what is attached. */
export function plainTextOf({ headline, subheadlines, dateline, body, endMark, attachments = [] }: Content): string {
  const head = [headline, ...subheadlines, dateline].filter((line) => line !== '').join('\n');
  const attached = attachments.map(({ title, name }) => `${title} (${name})`).join('\n');
  return [head, ...paragraphsOf(body), endMark, attached].filter((part) => part !== '').join('\n\n');
}

const attachedTo = ({ attachments = [] }: Content) => attachments.map(({ file, name, title }) => [file, name, title]);

/** True if a reader would see no difference. */
export function isSameText(a: Content, b: Content): boolean {
  return (
    a.headline.trim() === b.headline.trim() &&
    a.dateline.trim() === b.dateline.trim() &&
    a.endMark.trim() === b.endMark.trim() &&
    (a.note ?? '').trim() === (b.note ?? '').trim() &&
    JSON.stringify(a.subheadlines.filter(Boolean)) === JSON.stringify(b.subheadlines.filter(Boolean)) &&
    JSON.stringify(attachedTo(a)) === JSON.stringify(attachedTo(b)) &&
    JSON.stringify(a.body) === JSON.stringify(b.body)
  );
}
