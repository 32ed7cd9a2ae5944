// What a document may contain, for the editor in the browser and for the server.
import { Extension, type Extensions, Mark, Node } from '@tiptap/core';
import { Link } from '@tiptap/extension-link';
import { TableKit } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';
import { isAllowedLink } from '#lib/text/web-address-rules.ts';

function requireThat(what: string, isValid: (value: unknown) => boolean) {
  return (value: unknown) => {
    if (!isValid(value)) throw new RangeError(`${what} is not allowed: ${JSON.stringify(value)?.slice(0, 60)}`);
  };
}

const SafeLink = Link.extend({
  // Text typed after a link is not part of it.
  inclusive: false,
  addAttributes() {
    return {
      href: { default: null, validate: requireThat('this link', isAllowedLink) },
    };
  },
}).configure({
  openOnClick: false,
  // components/editor/typed-links.ts links typed addresses.
  autolink: false,
  linkOnPaste: true,
  protocols: ['mailto', 'tel'],
  HTMLAttributes: { target: null, rel: null, class: null },
  isAllowedUri: (uri) => isAllowedLink(uri),
});

const blocks = ['paragraph', 'heading', 'blockquote', 'bulletList', 'orderedList', 'table'];

/** A block’s direction, if it differs from the release’s language. */
const BlockDirection = Extension.create({
  name: 'blockDirection',
  addGlobalAttributes() {
    return [
      {
        types: blocks,
        attributes: {
          dir: {
            default: null,
            validate: requireThat('this direction', (v) => v === null || v === 'ltr' || v === 'rtl' || v === 'auto'),
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
  colspan: { default: 1, validate: requireThat('this column span', isSpan) },
  rowspan: { default: 1, validate: requireThat('this row span', isSpan) },
  // The page decides the widths.
  colwidth: {
    default: null,
    validate: requireThat('this column width', (v) => v === null),
    parseHTML: () => null,
    renderHTML: () => ({}),
  },
};

// The library writes widths as style attributes, which the site's security policy forbids.
const plainTable = ({ HTMLAttributes }: { HTMLAttributes: Record<string, unknown> }) =>
  ['table', HTMLAttributes.dir ? { dir: HTMLAttributes.dir } : {}, ['tbody', 0]] as const;

const isStart = (v: unknown) => typeof v === 'number' && Number.isInteger(v) && Math.abs(v) < 1_000_000;
const isListType = (v: unknown) => v === null || (typeof v === 'string' && /^[1aAiI]$/.test(v));

const numbering = {
  start: {
    default: 1,
    validate: requireThat('this first number of a list', isStart),
    parseHTML: (element: HTMLElement) => {
      const start = Number(element.getAttribute('start') ?? 1);
      return isStart(start) ? start : 1;
    },
  },
  type: {
    default: null,
    validate: requireThat('this numbering of a list', isListType),
    parseHTML: (element: HTMLElement) => {
      const type = element.getAttribute('type');
      return isListType(type) ? type : null;
    },
  },
};

const attributionParts = ['speaker', 'role'];

/**
 * Whose words a quotation is: a line at its end. Page and paste know it by its class. Its part is
 * required, so that no new line becomes one by itself.
 */
const Attribution = Node.create({
  name: 'attribution',
  content: 'text*',
  marks: '',
  defining: true,
  addAttributes: () => ({
    part: {
      isRequired: true,
      validate: requireThat('this part of an attribution', (v) => attributionParts.includes(v as string)),
      renderHTML: ({ part }: Record<string, unknown>) => ({ class: part }),
    },
  }),
  parseHTML: () => attributionParts.map((part) => ({ tag: `p.${part}`, attrs: { part }, priority: 60 })),
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
});

/** The library’s quotation, with its speaker and the speaker’s role. */
const quotation = (blockquote: Extensions[number]) => blockquote.extend({ content: 'block+ attribution{0,2}' });

/** The library’s numbered list, without its plugin that turns pasted plain text into lists. */
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

/** The editor’s extensions. Headings begin at level 2, below the headline. */
export const documentExtensions: Extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    link: false,
    code: false,
    codeBlock: false,
    trailingNode: false,
    // The draft has one history of all its fields (components/desk/draft/past-rules.ts).
    undoRedo: false,
  }).extend({
    addExtensions() {
      return (this.parent?.() ?? []).map((extension) =>
        extension.name === 'orderedList'
          ? numberedList(extension)
          : extension.name === 'blockquote'
            ? quotation(extension)
            : extension,
      );
    },
  }),
  Attribution,
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
