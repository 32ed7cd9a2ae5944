// The shape of an editor's document as it is kept: TipTap (ProseMirror) JSON. Pure types; the schema that checks it
// is the editor's own, in lib/releases/document-rules.ts.

export type DocMark = { type: string; attrs?: Record<string, unknown> };
export type DocNode = { type: string; attrs?: Record<string, unknown>; content?: DocNode[]; marks?: DocMark[]; text?: string };
export type Doc = { type: 'doc'; content?: DocNode[] };
