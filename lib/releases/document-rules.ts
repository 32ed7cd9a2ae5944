// What a document may contain, once, for the editor in the browser and for everyone on the server. Promises:
//   - a document that passes `checkedDocument` holds only these nodes, marks and attributes, whatever was pasted or posted
//   - its plain text is the house's printed text: paragraphs apart by an empty line, a break as a line end
import { Extension, type Extensions, getSchema } from '@tiptap/core';
import { Link } from '@tiptap/extension-link';
import { TableKit } from '@tiptap/extension-table';
import { Node } from '@tiptap/pm/model';
import { StarterKit } from '@tiptap/starter-kit';
import { type Doc, type DocNode, isShallowDocument } from '#lib/core/document.ts';
import type { Reason } from '#lib/core/result.ts';

/** Links lead to the web, to mail or to a telephone; nothing else is a link. */
export function isAllowedLink(href: unknown): href is string {
  return typeof href === 'string' && href.length <= 2000 && /^(https?:\/\/|mailto:|tel:)[^\s<>"]+$/i.test(href);
}

function insist(what: string, holds: (value: unknown) => boolean) {
  return (value: unknown) => {
    if (!holds(value)) throw new RangeError(`${what} is not allowed: ${JSON.stringify(value)?.slice(0, 60)}`);
  };
}

const SafeLink = Link.extend({
  addAttributes() {
    return {
      href: { default: null, validate: insist('this link', isAllowedLink) },
    };
  },
}).configure({
  openOnClick: false,
  autolink: true,
  linkOnPaste: true,
  protocols: ['mailto', 'tel'],
  HTMLAttributes: { target: null, rel: null, class: null },
  isAllowedUri: (uri) => isAllowedLink(uri),
});

const blocks = ['paragraph', 'heading', 'blockquote', 'bulletList', 'orderedList', 'table'];

/** Direction of a block where it differs from the release's language. */
const BlockDirection = Extension.create({
  name: 'blockDirection',
  addGlobalAttributes() {
    return [
      {
        types: blocks,
        attributes: {
          dir: {
            default: null,
            validate: insist('this direction', (v) => v === null || v === 'ltr' || v === 'rtl' || v === 'auto'),
            parseHTML: (element) => {
              const dir = element.getAttribute('dir');
              return dir === 'ltr' || dir === 'rtl' ? dir : null;
            },
            renderHTML: ({ dir }) => (dir ? { dir } : {}),
          },
        },
      },
    ];
  },
});

const isSpan = (v: unknown) => typeof v === 'number' && Number.isInteger(v) && v >= 1 && v <= 50;
const cellAttributes = {
  colspan: { default: 1, validate: insist('this column span', isSpan) },
  rowspan: { default: 1, validate: insist('this row span', isSpan) },
  // Widths belong to the page, not to the text.
  colwidth: {
    default: null,
    validate: insist('this column width', (v) => v === null),
    parseHTML: () => null,
    renderHTML: () => ({}),
  },
};

// The library writes widths as style attributes, which the site's policy forbids and nobody needs.
const plainTable = ({ HTMLAttributes }: { HTMLAttributes: Record<string, unknown> }) =>
  ['table', HTMLAttributes.dir ? { dir: HTMLAttributes.dir } : {}, ['tbody', 0]] as const;

/** The editor's extensions. Headings start at 2: the headline is the page's first. */
export const documentExtensions: Extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    link: false,
    code: false,
    codeBlock: false,
    trailingNode: false,
  }),
  SafeLink,
  TableKit.configure({ table: { resizable: false, renderWrapper: false, HTMLAttributes: { style: null } } }).extend({
    addExtensions() {
      return (this.parent?.() ?? []).map((extension) => {
        if (extension.name === 'table') return extension.extend({ renderHTML: plainTable });
        if (extension.name === 'tableRow') return extension;
        return extension.extend({ addAttributes: () => cellAttributes });
      });
    },
  }),
  BlockDirection,
];

export const documentSchema = getSchema(documentExtensions);

/**
 * The document in its one canonical form, or why it cannot be taken: unknown nodes, bad structure, attributes that
 * are not allowed, nesting that no press release has.
 */
export function checkedDocument(doc: unknown): { doc: Doc } | { problem: Reason } {
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
      },
    };
  }
}

const urlPattern = /https?:\/\/[^\s<>"“”]+/g;

/** A line as text nodes: addresses in it become links, their characters stay as they are. */
function inlineOf(line: string): DocNode[] {
  const nodes: DocNode[] = [];
  let at = 0;
  for (const match of line.matchAll(urlPattern)) {
    const href = match[0].replace(/[.,;:!?)\]’”]+$/, '');
    if (match.index > at) nodes.push({ type: 'text', text: line.slice(at, match.index) });
    nodes.push({ type: 'text', marks: [{ type: 'link', attrs: { href } }], text: href });
    at = match.index + href.length;
  }
  if (at < line.length) nodes.push({ type: 'text', text: line.slice(at) });
  return nodes;
}

/** Paragraphs of plain text as a document; a line end inside a paragraph stays a line break. */
export function documentOf(paragraphs: string[]): Doc {
  const content = paragraphs.map((paragraph): DocNode => {
    const inline = paragraph
      .split('\n')
      .flatMap((line, index) => (index > 0 ? [{ type: 'hardBreak' }, ...inlineOf(line)] : inlineOf(line)));
    return inline.length > 0 ? { type: 'paragraph', content: inline } : { type: 'paragraph' };
  });
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

function inlineText(node: DocNode): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  return (node.content ?? []).map(inlineText).join('');
}

function blockText(node: DocNode): string[] {
  const children = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [inlineText(node)];
    case 'bulletList':
    case 'orderedList': {
      const first = typeof node.attrs?.start === 'number' ? node.attrs.start : 1;
      return [
        children
          .map(
            (item, i) =>
              `${node.type === 'bulletList' ? '•' : `${first + i}.`} ${(item.content ?? []).flatMap(blockText).join('\n')}`,
          )
          .join('\n'),
      ];
    }
    case 'table':
      return [
        children
          .map((row) => (row.content ?? []).map((cell) => (cell.content ?? []).flatMap(blockText).join(' ')).join('\t'))
          .join('\n'),
      ];
    case 'horizontalRule':
      return ['—'];
    default:
      return children.flatMap(blockText);
  }
}

/** The document's paragraphs as plain text, empty ones left out. */
export function paragraphsOf(doc: Doc): string[] {
  return (doc.content ?? []).flatMap(blockText).filter((text) => text.trim() !== '');
}
