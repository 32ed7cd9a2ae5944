// The shape of an editor's document as it is kept: TipTap (ProseMirror) JSON. Pure types; the schema that checks it
// is the editor's own, in lib/releases/document-rules.ts.

type DocMark = { type: string; attrs?: Record<string, unknown> };
export type DocNode = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: DocNode[];
  marks?: DocMark[];
  text?: string;
};
export type Doc = { type: 'doc'; content?: DocNode[] };

const deepest = 24;

/** True for an object that begins like a document and is nowhere nested deeper than any release; walks no further. */
export function isShallowDocument(value: unknown): value is Doc {
  if (typeof value !== 'object' || value === null || (value as Doc).type !== 'doc') return false;
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return false;
    level = level.flatMap((node) => {
      const content = (node as DocNode | null)?.content;
      return Array.isArray(content) ? content : [];
    });
  }
  return true;
}
