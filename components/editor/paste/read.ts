// Reads the visible part of a paste into lines, items and tables. Promises:
// - every visible word comes in once and in order, and no hidden word comes in
// - what is left out, or kept as words only, is reported
import { isAllowedLink } from '#lib/text/web-address-rules.ts';
import type { Block, Item, Line, Tag } from '#lib/text/blocks/blocks-rules.ts';
import { LineInTheMaking } from './line.ts';
import { type Loss, type LossKind, lossOf } from '#lib/text/blocks/loss-schema.ts';
import { declared, listOf, MsoLists } from './mso-rules.ts';
import {
  areWordsShown,
  asideOf,
  isShown,
  type Look,
  lookOf,
  plainLook,
  signOf,
  signsAround,
  writtenAs,
} from './seen.ts';
import { cssOf, type Frame } from './shown.ts';
import { type Count, countOf, isKnown, isList, numberedAs, wholeOf } from './lists.ts';
import { placed } from './table.ts';
import { rowsOf } from '#lib/text/blocks/rows-rules.ts';

type Around = {
  look: Look;
  href: string | null;
  tag: Line['tag'];
  quote: boolean;
  dir: Line['dir'];
  /** The item of the next line. It is one object for the whole item. */
  item: Item | null;
  /** The lists around the current place. */
  depth: number;
  /** The number of the next item in the innermost list. */
  count: Count;
};

const outermost: Around = {
  look: plainLook,
  href: null,
  tag: 'p',
  quote: false,
  dir: null,
  item: null,
  depth: 0,
  count: { next: 1, step: 1 },
};
const wordsOf = (element: HTMLElement) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

class Reader {
  blocks: Block[] = [];
  private line = new LineInTheMaking();
  private field = false;
  private readonly shown: Frame;
  private readonly direction: 'ltr' | 'rtl';
  readonly losses: Loss[];
  private readonly msoLists: MsoLists;

  constructor(shown: Frame, direction: 'ltr' | 'rtl', losses: Loss[] = [], msoLists = new MsoLists()) {
    this.shown = shown;
    this.direction = direction;
    this.losses = losses;
    this.msoLists = msoLists;
  }

  private lost(kind: LossKind, words = '') {
    this.losses.push(lossOf(kind, words));
  }

  /** Ends the current line. */
  private end({ tag, quote, dir, item }: Around) {
    const runs = this.line.finish();
    if (!runs) return;
    if (item && tag !== 'p') this.lost('heading', runs.map((run) => (run === 'break' ? ' ' : run.text)).join(''));
    this.blocks.push({ kind: 'line', tag, quote, dir, runs, item: item && { ...item } });
    if (item) item.first = false;
  }

  private words(text: string, parent: HTMLElement, around: Around) {
    if (this.field || text === '') return;
    const style = this.shown.view.getComputedStyle(parent);
    if (!areWordsShown(parent, style)) {
      if (text.trim() !== '') this.lost('hidden', text);
      // Words that are invisible take up their room; those that are tiny or off the page take none.
      return style.visibility === 'visible' ? undefined : this.line.unseen(text);
    }
    const { look, href, tag } = around;
    const tags: Tag[] = [];
    if (look.bold && tag === 'p' && parent.closest('th') === null) tags.push('strong');
    if (look.italic) tags.push('em');
    if (look.underline && href === null) tags.push('u');
    if (look.strike) tags.push('s');
    if (look.shift) tags.push(look.shift);
    this.line.words(writtenAs(text, style, this.line.last), style.whiteSpace, tags, href);
  }

  private hrefOf(link: HTMLElement, around: Around): string | null {
    const address = link.getAttribute('href')?.trim();
    if (address === undefined || address.startsWith('#') || wordsOf(link) === '') return around.href;
    if (isAllowedLink(address)) return address;
    try {
      const whole = new URL(address, /^https?:/i.test(this.shown.base ?? '') ? (this.shown.base ?? '') : undefined)
        .href;
      if (isAllowedLink(whole)) return whole;
    } catch {
      // An address within the source leads nowhere from here.
    }
    this.lost('link', `${wordsOf(link)} (${address})`);
    return null;
  }

  /** True if the element is not part of the text. What is left out with it is reported. */
  private isAside(element: HTMLElement, style: CSSStyleDeclaration): boolean {
    const aside = asideOf(element);
    if (aside === 'comment-mark') return true;
    if (aside) {
      if (wordsOf(element) !== '') this.lost(aside, wordsOf(element));
      return true;
    }
    const standIn = element.getAttribute('data-is');
    const isPixel = ['width', 'height'].some((side) => /^[01]$/.test(element.getAttribute(side) ?? ''));
    if (!isShown(element, style)) {
      if (standIn === null && wordsOf(element) !== '') this.lost('hidden', wordsOf(element));
      return true;
    }
    if (standIn === null) return false;
    if (standIn !== '' && !isPixel) this.lost(standIn as LossKind, element.getAttribute('data-words') ?? '');
    return true;
  }

  /** Word's field code stands between the field's begin and its separator. */
  private isFieldMark(element: HTMLElement): boolean {
    const mark = /^field-(begin|separator|end)$/.exec(declared(cssOf(element), 'mso-element'))?.[1];
    if (mark) this.field = mark === 'begin';
    return mark !== undefined;
  }

  element(element: HTMLElement, around: Around) {
    const style = this.shown.view.getComputedStyle(element);
    if (element.tagName === 'BR') return style.visibility === 'visible' ? this.line.break() : undefined;
    const sign = signOf(element);
    if (sign && isShown(element, style)) return this.words(sign, element.parentElement ?? element, around);
    if (this.isFieldMark(element) || this.isAside(element, style)) return;
    if (element.tagName === 'MATH') this.lost('formula', wordsOf(element));
    if (
      /^(?:foot|end)note$/.test(declared(cssOf(element), 'mso-element')) ||
      /^sd(?:foot|end)note\d+$/.test(element.id)
    )
      this.lost('note', wordsOf(element));
    const inside: Around = { ...around, look: lookOf(element, style, around.look) };
    if (element.tagName === 'A') inside.href = this.hrefOf(element, around);
    // The line is that of a link or an insertion, not an underline of the writer's.
    if (/^(?:A|INS)$/.test(element.tagName) || /\bmsoins\b/i.test(element.className))
      inside.look.underline = around.look.underline;
    const isInline = /^(?:inline|ruby|contents)/.test(style.display) && element.tagName !== 'TABLE';
    if (style.display.startsWith('inline-') && isInline) return this.line.box(() => this.inline(element, inside));
    if (isInline) return this.inline(element, inside);
    this.end(around);
    this.block(element, style, inside);
  }

  private inline(element: HTMLElement, inside: Around) {
    const [before, after] = signsAround(element);
    this.words(before, element, inside);
    const tabs = Number(declared(cssOf(element), 'mso-tab-count'));
    const text = element.textContent ?? '';
    const isOnlySpace = /^[\s\u00A0]+$/.test(text);
    if (tabs > 0 && isOnlySpace) this.line.words('\t'.repeat(Math.min(tabs, 20)), 'pre', [], null);
    else if (isOnlySpace && this.isReplacedSpace(element)) this.line.words(text.replace(/\s/g, ' '), 'pre', [], null);
    else this.children(element, inside);
    this.words(after, element, inside);
  }

  /** Spaces that Word or the browser made hard for the clipboard. */
  private isReplacedSpace(element: HTMLElement): boolean {
    if (/^yes$/i.test(declared(cssOf(element), 'mso-spacerun'))) return true;
    if (element.className === 'Apple-converted-space') return true;
    return element.tagName === 'SPAN' && element.attributes.length === 0 && element.textContent === '\u00A0';
  }

  private block(element: HTMLElement, style: CSSStyleDeclaration, inside: Around) {
    const level = /^H([1-6])$/.exec(element.tagName)?.[1] ?? element.getAttribute('aria-level');
    if (/^H[1-6]$/.test(element.tagName) || element.getAttribute('role') === 'heading')
      inside.tag = Number(level ?? 2) <= 2 ? 'h2' : 'h3';
    if (element.tagName === 'BLOCKQUOTE') inside.quote = true;
    const line = /^(?:speaker|role)$/.exec(element.className)?.[0];
    if (line && element.parentElement?.tagName === 'BLOCKQUOTE') inside.tag = line as Line['tag'];
    const dir = style.direction === 'rtl' ? 'rtl' : element.closest('[dir=ltr i]') ? 'ltr' : null;
    inside.dir = dir === this.direction ? null : dir;
    if (element.tagName === 'HR') {
      const isAboveNotes = element.closest('[data-css*="note-list"]') !== null;
      if (!isAboveNotes) this.blocks.push({ kind: 'rule', quote: inside.quote, item: null });
      return;
    }
    if (element.tagName === 'TABLE') return this.table(element as HTMLTableElement, inside);
    if (isList(element)) {
      inside.depth++;
      inside.count = countOf(element);
    }
    if (element.tagName === 'LI') inside.item = this.itemOf(element, style, inside) ?? inside.item;
    else if (listOf(cssOf(element))) this.msoItem(element, inside);
    this.children(element, inside);
    this.end(inside);
  }

  private itemOf(item: HTMLElement, style: CSSStyleDeclaration, { depth, count }: Around): Item | null {
    const number = wholeOf(item, 'value') ?? count.next;
    count.next = number + count.step;
    const type = style.listStyleType;
    if (style.display !== 'list-item' || type === 'none') return null;
    const ariaLevel = Number(item.getAttribute('data-aria-level') ?? item.getAttribute('aria-level') ?? 0);
    const level = Math.max(depth, ariaLevel, 1) - 1;
    const numbered = numberedAs(type, number, item.closest('ul,ol')?.tagName === 'UL');
    if (!isKnown(numbered, type)) this.lost('numbering', wordsOf(item));
    return { level, ...numbered, first: true };
  }

  /** A paragraph that Word shows as a list item. Its marker is text of its own. */
  private msoItem(element: HTMLElement, inside: Around) {
    const list = listOf(cssOf(element));
    const marks = [...element.querySelectorAll<HTMLElement>('[data-css]')];
    const mark = marks.find((one) => /^ignore$/i.test(declared(cssOf(one), 'mso-list')));
    const text = (mark?.textContent ?? '').replace(/[\s\u00A0]+/g, ' ').trim();
    const numbered = list && this.msoLists.item(list, text);
    if (numbered) {
      mark?.remove();
      inside.item = { level: list.level, ...numbered, first: true };
    } else if (mark) mark.textContent = `${text} `;
  }

  private table(table: HTMLTableElement, inside: Around) {
    const isSeen = (element: HTMLElement) => {
      const style = this.shown.view.getComputedStyle(element);
      return !this.isAside(element, style);
    };
    if (table.caption) this.element(table.caption, inside);
    this.end(inside);
    const cells = placed(table, isSeen);
    // A table of one cell, or with a table in it, is layout.
    if (cells.length <= 1 || table.querySelector('table')) {
      if (cells.length > 1 && table.getAttribute('role') !== 'presentation') this.lost('table', wordsOf(table));
      for (const { cell } of cells) {
        this.children(cell, { ...inside, look: lookOf(cell, this.shown.view.getComputedStyle(cell), plainLook) });
        this.end(inside);
      }
      return;
    }
    const rows = rowsOf(cells, (cell) => ({ tag: cell.tagName === 'TH' ? 'th' : 'td', blocks: this.cell(cell) }));
    if (rows.flat().some(({ blocks }) => blocks.length > 0))
      this.blocks.push({ kind: 'table', rows, quote: inside.quote, item: inside.item && { ...inside.item } });
  }

  private cell(cell: HTMLTableCellElement): Block[] {
    const reader = new Reader(this.shown, this.direction, this.losses, this.msoLists);
    const style = this.shown.view.getComputedStyle(cell);
    return reader.read(cell, { ...outermost, look: lookOf(cell, style, plainLook) });
  }

  private children(element: HTMLElement, inside: Around) {
    const isClosed = element.tagName === 'DETAILS' && !element.hasAttribute('open');
    const summary = isClosed ? element.querySelector(':scope > summary') : null;
    for (const child of [...element.childNodes]) {
      const isFolded = isClosed && child !== summary;
      if (isFolded && (child.textContent ?? '').trim() !== '') this.lost('hidden', child.textContent ?? '');
      if (isFolded) continue;
      if (child.nodeType === Node.TEXT_NODE) this.words(child.nodeValue ?? '', element, inside);
      else this.element(child as HTMLElement, inside);
    }
  }

  read(element: HTMLElement, around: Around = outermost): Block[] {
    this.children(element, around);
    this.end(around);
    return this.blocks;
  }
}

/** The visible lines, items and tables of a paste, and what of it cannot be in a text. */
export function readShown(shown: Frame, direction: 'ltr' | 'rtl'): { blocks: Block[]; losses: Loss[] } {
  const reader = new Reader(shown, direction);
  const blocks = reader.read(shown.body, {
    ...outermost,
    look: lookOf(shown.body, shown.view.getComputedStyle(shown.body), plainLook),
  });
  return { blocks, losses: reader.losses };
}
