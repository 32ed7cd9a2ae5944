import { renderToReactElement } from '@tiptap/static-renderer/pm/react';
import type { Doc } from '#lib/core/document.ts';
import { documentExtensions } from '#lib/text/document-rules.ts';

/** The body as the published page will show it, without an editor. */
export function ReadBody({ body }: { body: Doc }) {
  return <div className="document-text">{renderToReactElement({ extensions: documentExtensions, content: body })}</div>;
}
