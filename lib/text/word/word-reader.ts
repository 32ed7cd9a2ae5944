// Reads the visible part of a Word document into lines, items and tables. Promises:
// - every visible word comes in once and in order, and no hidden word comes in
// - what is left out, or kept as words only, is reported
import { withoutDirectionMarks } from '#lib/core/seen-rules.ts';
import type { Block, Cell, Item, Line } from '#lib/text/blocks/blocks-rules.ts';
import { type Loss, type LossKind, lossOf } from '#lib/text/blocks/loss-schema.ts';
import { rowsOf } from '#lib/text/blocks/rows-rules.ts';
import { listNumber } from '#lib/text/document/list-number-rules.ts';
import { isAllowedLink } from '#lib/text/web-address-rules.ts';
import { linkInCode, type WordFields } from './fields-rules.ts';
import { type Letters, lettersIn, lettersOf, tagsOf, type SeenStyle, type SeenStyles } from './letters-rules.ts';
import { numberingOf, type WordNumbering } from './numbering-rules.ts';
import { letterOfSign } from './signs-rules.ts';
import { WordLine } from './word-line.ts';
import { cellsOf, isLayout, type WordCell } from './word-table-rules.ts';
import { allOf, childOf, elementsIn, isSet, valueIn, wordsOf, type XmlNode } from './xml-node-rules.ts';

/** What the whole document shares. Notes and comments are found by their ids. */
export type WordDocument = {
  styles: SeenStyles;
  numbering: WordNumbering;
  links: ReadonlyMap<string, string>;
  footnotes: ReadonlyMap<string, XmlNode>;
  endnotes: ReadonlyMap<string, XmlNode>;
  comments: ReadonlyMap<string, XmlNode>;
  direction: 'ltr' | 'rtl';
  losses: Loss[];
  fields: WordFields;
  /** The notes that the text refers to, with their marks, in their order. */
  notes: { mark: string; node: XmlNode }[];
};

type Around = { style: SeenStyle; href: string | null; isBoldSeen: boolean };

const isSilent = (name: string) => /Pr$|^w:(?:instrText|delText|delInstrText)$/.test(name);
const mostNotes = 2000;
const shapes = /^(?:w:drawing|w:pict|w:object)$/;

function headingOf({ name, outline }: SeenStyle, properties: XmlNode | null): Line['tag'] {
  const byHand = valueIn(properties, 'w:outlineLvl');
  const byName = /^heading (\d)/i.exec(name)?.[1];
  const level = byName ? Number(byName) : Number(byHand ?? outline ?? 9) + 1;
  if (/^title$/i.test(name)) return 'h2';
  return level > 9 ? 'p' : level <= 2 ? 'h2' : 'h3';
}

export class WordReader {
  blocks: Block[] = [];
  private line = new WordLine();
  private readonly beside: Block[] = [];
  private hidden = '';
  private readonly doc: WordDocument;
  private readonly isHeader: boolean;

  /** @param isHeader true in a table's header, whose letters are bold anyway */
  constructor(doc: WordDocument, isHeader = false) {
    this.doc = doc;
    this.isHeader = isHeader;
  }

  private lost(kind: LossKind, words = '') {
    this.doc.losses.push(lossOf(kind, words));
  }

  private lostWords(kind: LossKind, node: XmlNode) {
    if (wordsOf(node).trim() !== '') this.lost(kind, wordsOf(node));
  }

  /** Reads what stands between paragraphs. */
  read(node: XmlNode): Block[] {
    for (const child of elementsIn(node)) {
      if (child.name === 'w:p') this.paragraph(child);
      else if (child.name === 'w:tbl') this.table(child);
      else if (child.name === 'w:altChunk' || child.name === 'w:subDoc') this.lost('embedded');
      else if (child.name === 'm:oMathPara' || child.name === 'w:r') this.paragraph({ ...child, children: [child] });
      else if (/^w:(?:del|moveFrom)$/.test(child.name)) this.lostWords('deletion', child);
      else if (!isSilent(child.name)) this.read(child);
    }
    return this.blocks;
  }

  private paragraph(node: XmlNode) {
    const properties = childOf(node, 'w:pPr');
    const style = this.doc.styles.of(valueIn(properties, 'w:pStyle'), 'paragraph');
    const tag = headingOf(style, properties);
    const mark = this.doc.numbering.next(numberingOf(properties, style.numbering));
    const isItem = mark !== null && mark.kind !== 'text' && tag === 'p';
    const around = { style, href: null, isBoldSeen: tag === 'p' && !this.isHeader };
    if (mark && !isItem) {
      const text =
        mark.kind === 'text' ? mark.text : mark.kind === 'ul' ? '•' : `${listNumber(mark.number, mark.type)}.`;
      if (mark.kind === 'text' && !mark.isExact) this.lost('numbering', text);
      this.line.words(`${text} `, [], null);
    }
    this.inside(node, around);
    // The mark of the paragraph is deleted: it goes on in the next one.
    if (childOf(properties, 'w:rPr', 'w:del')) return;
    const item: Item | null = isItem ? { ...mark, first: true } : null;
    const dir = isSet(properties, 'w:bidi') ? ('rtl' as const) : null;
    this.end({
      kind: 'line',
      tag,
      quote: /\bquote\b/i.test(style.name),
      item,
      dir: dir === this.doc.direction ? null : dir,
      runs: [],
    });
  }

  private end(line: Line) {
    this.endHidden();
    const runs = this.line.finish();
    if (runs) this.blocks.push({ ...line, runs });
    this.blocks.push(...this.beside.splice(0));
  }

  private inside(node: XmlNode, around: Around) {
    for (const child of elementsIn(node)) this.inline(child, around);
  }

  private inline(node: XmlNode, around: Around) {
    switch (node.name) {
      case 'w:r':
        return this.run(node, around);
      case 'w:del':
      case 'w:moveFrom':
        return this.lostWords('deletion', node);
      case 'w:hyperlink':
        return this.inside(node, { ...around, href: this.hrefOf(node) });
      case 'w:fldSimple':
        return this.inside(node, {
          ...around,
          href: this.allowed(linkInCode(node.attributes.instr ?? ''), node) ?? around.href,
        });
      case 'm:oMath':
        this.lostWords('formula', node);
        return this.line.words(wordsOf(node).trim(), [], null);
      case 'mc:AlternateContent':
        return this.inside(childOf(node, 'mc:Choice') ?? childOf(node, 'mc:Fallback') ?? node, around);
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        return this.shape(node);
      default:
        if (!isSilent(node.name)) this.inside(node, around);
    }
  }

  private hrefOf(link: XmlNode): string | null {
    const address = this.doc.links.get(link.attributes.id ?? '') ?? null;
    const anchor = link.attributes.anchor;
    return this.allowed(address && anchor ? `${address}#${anchor}` : address, link);
  }

  /** The address, if a text may lead there. Another one is reported with the link's words. */
  private allowed(address: string | null, link: XmlNode | null): string | null {
    if (address === null || address.startsWith('#')) return null;
    const whole = URL.canParse(address) ? new URL(address).href : address;
    if (isAllowedLink(address)) return address;
    if (isAllowedLink(whole)) return whole;
    this.lost('link', link ? `${wordsOf(link)} (${address})` : address);
    return null;
  }

  /** Text boxes stand below the paragraph that holds them. */
  private shape(node: XmlNode) {
    const boxes = allOf(node, 'w:txbxContent');
    for (const box of boxes) this.beside.push(...new WordReader(this.doc).read(box));
    if (allOf(node, 'v:rect').some(({ attributes }) => attributes.hr)) {
      this.beside.push({ kind: 'rule', quote: false, item: null });
      return;
    }
    const isPicture = allOf(node, 'pic:pic').length > 0 || allOf(node, 'v:imagedata').length > 0;
    if (boxes.length > 0 && !isPicture) return;
    const isDrawn = node.name !== 'w:object' && allOf(node, 'c:chart').length + allOf(node, 'dgm:relIds').length === 0;
    this.lost(isDrawn ? 'picture' : 'embedded', allOf(node, 'wp:docPr')[0]?.attributes.descr ?? '');
  }

  private run(node: XmlNode, around: Around) {
    const properties = childOf(node, 'w:rPr');
    const { styles } = this.doc;
    const styled = styles.of(valueIn(properties, 'w:rStyle'), 'character').letters;
    const letters = lettersOf(styles.defaults, around.style.letters, styled, lettersIn(properties));
    for (const child of elementsIn(node)) this.inRun(child, letters, around);
  }

  private inRun(node: XmlNode, letters: Letters, around: Around) {
    const { fields } = this.doc;
    if (node.name === 'w:fldChar') return this.fieldMark(node, letters, around);
    if (node.name === 'w:instrText') return fields.code(node.children.join(''));
    if (fields.isCode || isSilent(node.name)) return;
    if (shapes.test(node.name) || node.name === 'mc:AlternateContent')
      return letters.hidden ? undefined : this.inline(node, around);
    const reference = /^w:(foot|end)noteReference$/.exec(node.name)?.[1];
    if (reference) return this.note(node, reference as 'foot' | 'end', letters, around);
    if (node.name === 'w:commentReference') {
      const comment = this.doc.comments.get(node.attributes.id ?? '');
      return this.lost('comment', comment ? wordsOf(comment) : '');
    }
    const text = this.textOf(node);
    if (text === null) for (const child of elementsIn(node)) this.inline(child, around);
    else this.words(text, letters, around);
  }

  /** The text of a part of a run; null for one that holds other parts. */
  private textOf(node: XmlNode): string | null {
    switch (node.name) {
      case 'w:t': {
        const text = node.children.join('').replace(/[\r\n]/g, ' ');
        return node.attributes.space === 'preserve' ? text : text.trim();
      }
      case 'w:tab':
      case 'w:ptab':
        return '\t';
      case 'w:br':
      case 'w:cr':
        return '\n';
      case 'w:noBreakHyphen':
        return '\u2011';
      case 'w:sym': {
        const letter = letterOfSign(node.attributes.font, node.attributes.char);
        if (letter === null) this.lost('sign', node.attributes.font);
        return letter ?? '';
      }
      default:
        return null;
    }
  }

  private words(text: string, letters: Letters, { href, isBoldSeen }: Around) {
    if (letters.hidden) {
      this.hidden += text;
      return;
    }
    this.endHidden();
    if (text === '\n') return this.line.break();
    const to = href ?? this.doc.fields.href;
    const link = to !== null && isAllowedLink(to) ? to : null;
    const tags = tagsOf({ ...letters, bold: letters.bold && isBoldSeen }, link !== null);
    this.line.words(withoutDirectionMarks(letters.caps ? text.toUpperCase() : text), tags, link);
  }

  private endHidden() {
    if (this.hidden.trim() !== '') this.lost('hidden', this.hidden);
    this.hidden = '';
  }

  private fieldMark(node: XmlNode, letters: Letters, around: Around) {
    const shown = this.doc.fields.mark(node);
    if (node.attributes.fldCharType === 'separate') this.allowed(this.doc.fields.href, null);
    if (shown === 'field') this.lost('field');
    else if (shown) this.words(shown === 'checked' ? '☒' : '☐', letters, around);
  }

  private note(node: XmlNode, kind: 'foot' | 'end', letters: Letters, around: Around) {
    const found = (kind === 'foot' ? this.doc.footnotes : this.doc.endnotes).get(node.attributes.id ?? '');
    if (!found || letters.hidden) return;
    const isMarkTyped = /^(?:1|true|on)$/.test(node.attributes.customMarkFollows ?? '');
    const before = this.doc.notes.length;
    const mark = isMarkTyped ? '' : `[${before + 1}]`;
    this.doc.notes.push({ mark, node: found });
    this.words(mark, { shift: 'sup' }, around);
  }

  private table(node: XmlNode) {
    const { cells, deleted, covered } = cellsOf(node);
    for (const row of deleted) this.lostWords('deletion', row);
    for (const cell of covered) this.lostWords('hidden', cell);
    if (isLayout(cells)) {
      if (cells.length > 1) this.lostWords('table', node);
      for (const { cell } of cells) this.blocks.push(...new WordReader(this.doc).read(cell.node));
      return;
    }
    const rows: Cell[][] = rowsOf(cells, ({ node: cell, isHeader }: WordCell) => ({
      tag: isHeader ? 'th' : 'td',
      blocks: new WordReader(this.doc, isHeader).read(cell),
    }));
    if (rows.flat().some(({ blocks }) => blocks.length > 0))
      this.blocks.push({ kind: 'table', rows, quote: false, item: null });
  }

  /** The notes as paragraphs at the end. A note may have notes of its own. */
  readNotes() {
    for (const { mark, node } of this.doc.notes) {
      // A note that refers to itself would have no end.
      if (this.doc.notes.length > mostNotes) return;
      this.lost('note', wordsOf(node));
      const blocks = new WordReader(this.doc).read(node);
      const [first] = blocks;
      if (mark !== '' && first?.kind === 'line')
        first.runs.unshift({ text: mark, tags: ['sup'], href: null }, { text: ' ', tags: [], href: null });
      this.blocks.push(...blocks);
    }
  }
}
