// A document as HTML of the public page. Promise: only nodes and marks of the editor's schema are
// rendered, and every text is escaped.
import { Node } from '@tiptap/pm/model';
import { renderJSONContentToString } from '@tiptap/static-renderer/json/html-string';
import {
  domOutputSpecToHTMLString,
  renderToElement,
  serializeChildrenToHTMLString,
} from '@tiptap/static-renderer/pm/html-string';
import type { Doc } from '#lib/core/document.ts';
import { documentSchema } from './check-document-rules.ts';
import { documentExtensions } from './document-rules.ts';
import { richNames } from '#lib/text/rich-names-rules.ts';
import type { HtmlOfFields, Text } from '#lib/text/schema.ts';

type Render = (of: { content: Node }) => string;

/**
 * Makes TipTap's renderer once, with an empty document. `renderToHTMLString` makes one for each
 * document, which takes ten times as long as rendering.
 */
function prepare(): Render {
  const renderers: Render[] = [];
  // The function takes a bare text too, although its type does not say so.
  const escape = (text: string) => domOutputSpecToHTMLString(text as never)();
  renderToElement<string>({
    renderer: (mapping) => {
      const render = renderJSONContentToString(mapping as never) as unknown as Render;
      renderers.push(render);
      return render;
    },
    domOutputSpecToElement: domOutputSpecToHTMLString,
    mapDefinedTypes: {
      doc: ({ children }) => serializeChildrenToHTMLString(children),
      text: ({ node }) => escape(node.text ?? ''),
    },
    content: { type: 'doc', content: [] },
    extensions: documentExtensions,
  });
  const [render] = renderers;
  if (!render) throw new Error('TipTap did not make a renderer');
  return render;
}

const render = prepare();

/** The document's HTML. Throws on a node or mark that the schema does not have. */
export function htmlOf(doc: Doc): string {
  return render({ content: Node.fromJSON(documentSchema, doc) });
}

/** The HTML of each field that holds a document. */
export function htmlOfFields(text: Text): HtmlOfFields {
  return Object.fromEntries(
    richNames.flatMap((name) => (text[name] ? [[name, htmlOf(text[name])]] : [])),
  ) as HtmlOfFields;
}
