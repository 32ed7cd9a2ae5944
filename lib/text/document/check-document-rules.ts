// The check of a document. Promise: a document that passes `checkDocument` has only the
// nodes, marks and attributes of document-rules.ts.
import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { type Doc, isShallowDocument } from '#lib/core/document.ts';
import type { Reason } from '#lib/core/result.ts';
import { documentExtensions } from './document-rules.ts';

export const documentSchema = getSchema(documentExtensions);

/**
 * Checks nodes, structure, attributes and nesting of a document. Returns it in its canonical form,
 * or the problem.
 */
export function checkDocument(doc: unknown): { doc: Doc } | { problem: Reason } {
  try {
    if (!isShallowDocument(doc)) throw new RangeError('it is nested too deeply, or no document');
    const node = Node.fromJSON(documentSchema, doc);
    node.check();
    return { doc: JSON.parse(JSON.stringify(node.toJSON())) as Doc };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'its shape is unknown';
    return {
      problem: {
        code: 'document',
        field: 'body',
        message: `The text holds something a release cannot have (${why}). Remove it, or paste the passage as plain text.`,
        params: { why },
      },
    };
  }
}
