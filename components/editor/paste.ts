// Plain text that is pasted into the editor: it keeps its paragraphs and line ends.
import { Fragment, type Schema, Slice } from '@tiptap/pm/model';
import { withoutDirectionMarks } from '#lib/core/seen-rules.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';

/**
 * The paragraphs of a text, as lists of lines. Empty lines separate paragraphs; without any, each
 * line is a paragraph.
 */
export function paragraphsOfPlain(text: string): string[] {
  const plain = text.replace(/\r\n?/g, '\n').replace(/^\n+|\n+$/g, '');
  const apart = plain.split(/\n[ \t]*\n\s*/);
  const parts = apart.length > 1 ? apart : plain.split('\n');
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** The slice that a paste of plain text inserts. A single paragraph joins the one at the caret. */
export function sliceOfPlain(pasted: string, schema: Schema): Slice {
  const text = withoutDirectionMarks(pasted);
  const paragraphs = paragraphsOfPlain(text);
  // A single line keeps its outer spaces, which were copied with it.
  if (paragraphs.length <= 1 && !/\n/.test(text.trim())) {
    const line = text.replace(/\n/g, ' ');
    const inline = documentOf([line]).content?.[0]?.content ?? [];
    return new Slice(Fragment.fromJSON(schema, inline), 0, 0);
  }
  return new Slice(Fragment.fromJSON(schema, documentOf(paragraphs).content), 1, 1);
}
