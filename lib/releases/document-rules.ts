// What a document may contain, once, for the editor in the browser and for everyone on the server. Promises:
//   - a document that passes `checkedDocument` holds only these nodes, marks and attributes, whatever was pasted or posted
//   - its plain text is the house's printed text: paragraphs apart by an empty line, a break as a line end
import { Extension, type Extensions, getSchema, Mark } from '@tiptap/core';
import { Link } from '@tiptap/extension-link';
import { TableKit } from '@tiptap/extension-table';
import { Node } from '@tiptap/pm/model';
import { StarterKit } from '@tiptap/starter-kit';
import { type Doc, type DocNode, isShallowDocument } from '#lib/core/document.ts';
import type { Reason } from '#lib/core/result.ts';
import { isBlank } from '#lib/core/seen-rules.ts';
import { lowered, raised } from './raised-text-rules.ts';
import { listNumber } from './list-number-rules.ts';
import { tableAsText } from './table-text-rules.ts';
import { addressesIn } from './web-address-rules.ts';

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
  // What is typed behind a link is no part of it.
  inclusive: false,
  addAttributes() {
    return {
      href: { default: null, validate: insist('this link', isAllowedLink) },
    };
  },
}).configure({
  openOnClick: false,
  // What becomes a link while it is typed: components/editor/typed-links.ts, by the rule for a text that is read.
  autolink: false,
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

const isStart = (v: unknown) => typeof v === 'number' && Number.isInteger(v) && Math.abs(v) < 1_000_000;
const isListType = (v: unknown) => v === null || (typeof v === 'string' && /^[1aAiI]$/.test(v));

const numbering = {
  start: {
    default: 1,
    validate: insist('this first number of a list', isStart),
    parseHTML: (element: HTMLElement) => {
      const start = Number(element.getAttribute('start') ?? 1);
      return isStart(start) ? start : 1;
    },
  },
  type: {
    default: null,
    validate: insist('this numbering of a list', isListType),
    parseHTML: (element: HTMLElement) => {
      const type = element.getAttribute('type');
      return isListType(type) ? type : null;
    },
  },
};

/** A numbered list, as the library has it; but a plain text that is pasted stays text. */
const numberedList = (list: Extensions[number]) =>
  list.extend({ addAttributes: () => numbering, addProseMirrorPlugins: () => [] });

const raisedMark = (name: string, tag: 'sup' | 'sub', excludes: string, keys: string) =>
  Mark.create({
    name,
    excludes: `${name} ${excludes}`,
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
    addKeyboardShortcuts() {
      return { [keys]: () => this.editor.commands.toggleMark(name) };
    },
  });

/** The editor's extensions. Headings start at 2: the headline is the page's first. */
export const documentExtensions: Extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    link: false,
    code: false,
    codeBlock: false,
    trailingNode: false,
  }).extend({
    addExtensions() {
      return (this.parent?.() ?? []).map((extension) =>
        extension.name === 'orderedList' ? numberedList(extension) : extension,
      );
    },
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
  // Last, so that the marks of older documents keep their order.
  raisedMark('superscript', 'sup', 'subscript', 'Mod-.'),
  raisedMark('subscript', 'sub', 'superscript', 'Mod-,'),
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

/** A line as text nodes: addresses in it become links, their characters stay as they are. */
function inlineOf(line: string): DocNode[] {
  const nodes: DocNode[] = [];
  let at = 0;
  for (const { at: begins, address } of addressesIn(line)) {
    if (!isAllowedLink(address)) continue;
    if (begins > at) nodes.push({ type: 'text', text: line.slice(at, begins) });
    nodes.push({ type: 'text', marks: [{ type: 'link', attrs: { href: address } }], text: address });
    at = begins + address.length;
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
  if (node.type === 'hardBreak') return '\n';
  if (node.type !== 'text') return (node.content ?? []).map(inlineText).join('');
  const text = node.text ?? '';
  if (node.marks?.some(({ type }) => type === 'superscript')) return raised(text);
  return node.marks?.some(({ type }) => type === 'subscript') ? lowered(text) : text;
}

/** An item below its mark; what belongs to a list inside it stands further in. */
function itemText(mark: string, { content = [] }: DocNode): string {
  const texts = content.flatMap((node) => {
    const isList = node.type === 'bulletList' || node.type === 'orderedList';
    return blockText(node).map((text) => (isList ? text.replace(/^/gm, '   ') : text));
  });
  return `${mark} ${texts.join('\n')}`;
}

function listText({ type, attrs, content = [] }: DocNode): string {
  const first = typeof attrs?.start === 'number' ? attrs.start : 1;
  const markOf = (at: number) => (type === 'bulletList' ? '•' : `${listNumber(first + at, attrs?.type)}.`);
  return content.map((item, at) => itemText(markOf(at), item)).join('\n');
}

function tableText({ content: rows = [] }: DocNode): string {
  const cell = ({ attrs, content = [] }: DocNode) => ({
    text: content.flatMap(blockText).join(' '),
    wide: Number(attrs?.colspan ?? 1),
    high: Number(attrs?.rowspan ?? 1),
  });
  return tableAsText(rows.map(({ content = [] }) => content.map(cell)));
}

function blockText(node: DocNode): string[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [inlineText(node)];
    case 'bulletList':
    case 'orderedList':
      return [listText(node)];
    case 'table':
      return [tableText(node)];
    case 'horizontalRule':
      return ['—'];
    default:
      return (node.content ?? []).flatMap(blockText);
  }
}

/** The document's paragraphs as plain text, empty ones left out. */
export function paragraphsOf(doc: Doc): string[] {
  return (doc.content ?? []).flatMap(blockText).filter((text) => !isBlank(text));
}
