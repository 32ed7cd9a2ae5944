// A document as the public page shows it. Promise: what the editor's schema does not know is not rendered, and every character of a
// text is escaped.
import { Node } from '@tiptap/pm/model';
import { renderJSONContentToString } from '@tiptap/static-renderer/json/html-string';
import {
  domOutputSpecToHTMLString,
  renderToElement,
  serializeChildrenToHTMLString,
} from '@tiptap/static-renderer/pm/html-string';
import type { Doc } from '#lib/core/document.ts';
import { documentExtensions, documentSchema } from './document-rules.ts';
import { richNames, type HtmlOfFields, type Text } from './schema.ts';

type Render = (of: { content: Node }) => string;

/**
 * TipTap's `renderToHTMLString` works out for each text what every extension says of HTML, which takes ten times as long as the
 * text itself. Here that is done once, with an empty text, and what came of it is kept.
 */
function prepare(): Render {
  const renderers: Render[] = [];
  // A text alone is a specification of HTML too, though the type of the function does not know it.
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
  if (!render) throw new Error('TipTap’s renderer was not asked for');
  return render;
}

const render = prepare();

/** The document's HTML. Throws on a node or mark that the schema does not have. */
export function htmlOf(doc: Doc): string {
  return render({ content: Node.fromJSON(documentSchema, doc) });
}

/** HTML of each field that holds a document. */
export function htmlOfFields(text: Text): HtmlOfFields {
  return Object.fromEntries(
    richNames.flatMap((name) => (text[name] ? [[name, htmlOf(text[name])]] : [])),
  ) as HtmlOfFields;
}
