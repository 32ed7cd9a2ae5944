// The stored shape of an editor's document: TipTap (ProseMirror) JSON. The editor's own schema,
// in lib/text/document/document-rules.ts, checks it.

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

/**
 * True for a `doc` object nested at most 24 levels deep. It looks no deeper and checks nothing
 * else.
 */
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
