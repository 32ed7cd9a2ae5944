// A release as plain text, for the clipboard.
import { paragraphsOf } from '#lib/releases/document-rules.ts';
import type { Content } from '#lib/releases/schema.ts';

/** Headline, sub-headlines, dateline, text and end mark, as they stand on a sheet. */
export function plainTextOf({ headline, subheadlines, dateline, body, endMark }: Content): string {
  const head = [headline, ...subheadlines, dateline].filter((line) => line !== '').join('\n');
  return [head, ...paragraphsOf(body), endMark].filter((part) => part !== '').join('\n\n');
}

/** True if a reader would see no difference. */
export function isSameText(a: Content, b: Content): boolean {
  return (
    a.headline.trim() === b.headline.trim() &&
    a.dateline.trim() === b.dateline.trim() &&
    a.endMark.trim() === b.endMark.trim() &&
    (a.note ?? '').trim() === (b.note ?? '').trim() &&
    JSON.stringify(a.subheadlines.filter(Boolean)) === JSON.stringify(b.subheadlines.filter(Boolean)) &&
    JSON.stringify(a.attachments ?? []) === JSON.stringify(b.attachments ?? []) &&
    JSON.stringify(a.body) === JSON.stringify(b.body)
  );
}
