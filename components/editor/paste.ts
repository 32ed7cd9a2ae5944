// What is pasted as plain text: a release keeps its paragraphs and its line ends.
import { Fragment, type Schema, Slice } from '@tiptap/pm/model';
import { withoutTurns } from '#lib/core/seen-rules.ts';
import { documentOf } from '#lib/text/document-text-rules.ts';

/** Paragraphs apart by an empty line, lines inside kept; a text without any empty line has a paragraph a line. */
export function paragraphsOfPlain(text: string): string[] {
  const plain = text.replace(/\r\n?/g, '\n').replace(/^\n+|\n+$/g, '');
  const apart = plain.split(/\n[ \t]*\n\s*/);
  const parts = apart.length > 1 ? apart : plain.split('\n');
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** The slice that a paste of plain text puts in; one paragraph joins the one it is pasted into. */
export function sliceOfPlain(pasted: string, schema: Schema): Slice {
  const text = withoutTurns(pasted);
  const paragraphs = paragraphsOfPlain(text);
  // A word keeps the spaces around it: they were copied with it.
  if (paragraphs.length <= 1 && !/\n/.test(text.trim())) {
    const line = text.replace(/\n/g, ' ');
    const inline = documentOf([line]).content?.[0]?.content ?? [];
    return new Slice(Fragment.fromJSON(schema, inline), 0, 0);
  }
  return new Slice(Fragment.fromJSON(schema, documentOf(paragraphs).content), 1, 1);
}
