import { renderToReactElement } from '@tiptap/static-renderer/pm/react';
import { useContext } from 'react';
import type { Doc } from '#lib/core/document.ts';
import { documentExtensions } from '#lib/text/document/document-rules.ts';
import { Commented, type Mark } from './comments/commented.ts';
import { CommentedMark, markedDocument } from './comments/marked-document.ts';

const extensions = [...documentExtensions, CommentedMark];

/** A document as the published page will show it, without an editor. `field`: its name. */
export function ReadBody({ body, field, marks }: { body: Doc; field: string; marks?: Mark[] | undefined }) {
  const { active } = useContext(Commented);
  const content = markedDocument(body, marks ?? [], active);
  return (
    <div className="document-text" data-words={field}>
      {renderToReactElement({ extensions, content })}
    </div>
  );
}
