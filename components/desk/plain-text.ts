// A release as plain text, for the clipboard.
import canonicalize from 'canonicalize';
import { partsOf } from '#lib/text/printed-text-rules.ts';
import { blankText, type Content } from '#lib/text/schema.ts';

/** The parts of a text as they stand on a sheet, apart by empty lines, and what is attached. */
export function plainTextOf(content: Content): string {
  const { headline, subheadlines, dateline, paragraphs, endMark } = partsOf(content);
  const head = [headline, ...subheadlines, dateline].filter((line) => line !== '').join('\n');
  const attached = (content.attachments ?? []).map(({ title, name }) => `${title} (${name})`).join('\n');
  return [head, ...paragraphs, endMark, attached].filter((part) => part !== '').join('\n\n');
}

/** A field as a reader sees it: no spaces at its ends, no empty lines. */
function seen(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  return Array.isArray(value) ? value.filter(Boolean) : value;
}

const asSeen = (content: Content) =>
  canonicalize(
    Object.fromEntries(
      Object.entries({ ...blankText, note: '', ...content }).map(([name, value]) => [name, seen(value)]),
    ),
  );

/** True if a reader would see no difference. */
export const isSameText = (a: Content, b: Content): boolean => asSeen(a) === asSeen(b);
