// A release as plain text, for the clipboard.
import canonicalize from 'canonicalize';
import { printedText } from '#lib/text/printed-text-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import { blankText } from '#lib/text/parts-rules.ts';

/** The printed text and the titles of its attachments. */
export function plainTextOf(content: Content, language: string): string {
  const attached = (content.attachments ?? []).map(({ title, name }) => `${title} (${name})`);
  return [printedText(null, content, language), ...attached].join('\n').trim();
}

/** A field as a reader sees it: trimmed, without empty lines. */
function readable(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  return Array.isArray(value) ? value.filter(Boolean) : value;
}

const asSeen = (content: Content) =>
  canonicalize(
    Object.fromEntries(
      Object.entries({ ...blankText, note: '', ...content }).map(([name, value]) => [name, readable(value)]),
    ),
  );

/** True if a reader would see no difference. */
export const isSameText = (a: Content, b: Content): boolean => asSeen(a) === asSeen(b);
