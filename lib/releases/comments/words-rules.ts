// The fields of a text as comments read them. Promises:
//   - each field of a text has its words here, in the order of the sheet
//   - a character has the place that the sheet's field gives it
import type { Contact } from '#lib/text/contact-schema.ts';
import { blankContact, contentParts } from '#lib/text/parts-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import { passagesOfField } from '../preflight/passages-rules.ts';
import type { Span } from './rules.ts';

export type CommentField = keyof Content;
export const commentFields = contentParts;

/**
 * A line or paragraph of a field. `id`: its field on the sheet. `from`: the place of its first
 * character there.
 */
export type Line = { id: string; from: number; text: string };

const contactParts = Object.keys(blankContact) as (keyof Contact)[];

/** The lines and paragraphs of a field; none where it is empty. */
export function linesOf(content: Content, field: CommentField): Line[] {
  const line = (id: string, text: string): Line[] => (text === '' ? [] : [{ id, from: 0, text }]);
  switch (field) {
    case 'contacts':
      return (content.contacts ?? []).flatMap((contact, at) =>
        contactParts.flatMap((part) => line(`contact-${at + 1}${part === 'name' ? '' : `-${part}`}`, contact[part])),
      );
    case 'attachments':
      return (content.attachments ?? []).flatMap(({ title }, at) => line(`attachment-${at + 1}`, title));
    default:
      return passagesOfField(content, field).map(({ field: id, from, text }) => ({ id, from, text }));
  }
}

/** The lines of a field as one text with line ends between them, in which an anchor is sought. */
export const textOf = (lines: Line[]): string => lines.map(({ text }) => text).join('\n');

/** The words of a span by their fields on the sheet: one piece a line. */
export function piecesOf(lines: Line[], { from, to }: Span): (Span & { id: string })[] {
  const pieces: (Span & { id: string })[] = [];
  let at = 0;
  for (const line of lines) {
    const begin = Math.max(from - at, 0);
    const end = Math.min(to - at, line.text.length);
    if (begin < end) pieces.push({ id: line.id, from: line.from + begin, to: line.from + end });
    at += line.text.length + 1;
  }
  return pieces;
}

/** The span of a selection in fields of the sheet; null where it has no words. */
export function spanOf(lines: Line[], isSelected: (line: Line) => Span | null): Span | null {
  let [begin, end, at] = [-1, -1, 0];
  for (const line of lines) {
    const selected = isSelected(line);
    const from = Math.max(selected?.from ?? 0, line.from) - line.from;
    const to = Math.min(selected?.to ?? 0, line.from + line.text.length) - line.from;
    if (selected && from < to) {
      if (begin === -1) begin = at + from;
      end = at + to;
    }
    at += line.text.length + 1;
  }
  return begin === -1 ? null : { from: begin, to: end };
}

/**
 * The span of letters that a page shows, counted without line ends: a page has none between its
 * paragraphs.
 */
export function spanOfLetters(text: string, { from, to }: Span): Span | null {
  let letters = 0;
  let begin = -1;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\n') continue;
    if (letters === from) begin = at;
    letters += 1;
    if (letters === to) return begin === -1 || begin > at ? null : { from: begin, to: at + 1 };
  }
  return null;
}

/** The span without white space at its ends; null where nothing else is in it. */
export function trimmed(text: string, { from, to }: Span): Span | null {
  const words = text.slice(from, to);
  const begin = from + (words.length - words.trimStart().length);
  const end = begin + words.trim().length;
  return begin < end ? { from: begin, to: end } : null;
}
