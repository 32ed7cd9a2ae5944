// The blocks of a document as paragraphs, lists and tables of a Word file. Promise: the reader of
// Word files (lib/text/word) reads back the same text.
import {
  HeadingLevel,
  type INumberingOptions,
  LevelFormat,
  Paragraph,
  type IParagraphOptions,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Direction } from '#lib/core/languages.ts';
import type { Doc, DocNode } from '#lib/core/document.ts';
import { lineRuns, inlineRuns, textRuns } from './word-runs.ts';
import { headRows, placedCells } from './set-table.ts';
import { paragraphsOf } from '#lib/text/document/document-text-rules.ts';

type WordBlock = Paragraph | Table;
type List = { reference: string; level: number };
type Around = { list: List | null; isQuote: boolean };

const formats = {
  a: LevelFormat.LOWER_LETTER,
  A: LevelFormat.UPPER_LETTER,
  i: LevelFormat.LOWER_ROMAN,
  I: LevelFormat.UPPER_ROMAN,
} as const;
/** Word has nine levels of lists. */
const deepest = 8;

const isList = ({ type }: DocNode) => type === 'bulletList' || type === 'orderedList';

/** Makes the blocks of one Word file, and the numbering of its lists. */
export class WordBlocks {
  readonly #dir: Direction;
  readonly #lists: INumberingOptions['config'][number][] = [];

  constructor(dir: Direction) {
    this.#dir = dir;
  }

  /** What the file must know of its lists, once all blocks are made. */
  get numbering(): INumberingOptions {
    return { config: this.#lists };
  }

  paragraph(options: IParagraphOptions, dir: unknown = null): Paragraph {
    const isRight = dir === 'ltr' || dir === 'rtl' ? dir === 'rtl' : this.#dir === 'rtl';
    return new Paragraph({ ...options, ...(isRight ? { bidirectional: true } : {}) });
  }

  of(doc: Doc): WordBlock[] {
    return (doc.content ?? []).flatMap((node) => this.#block(node, { list: null, isQuote: false }));
  }

  #block(node: DocNode, around: Around): WordBlock[] {
    switch (node.type) {
      case 'paragraph':
        return [this.#line(inlineRuns(node.content), around, node.attrs?.dir)];
      case 'heading': {
        const heading = node.attrs?.level === 3 ? HeadingLevel.HEADING_3 : HeadingLevel.HEADING_2;
        return [this.paragraph({ heading, children: inlineRuns(node.content) }, node.attrs?.dir)];
      }
      case 'bulletList':
      case 'orderedList':
        return this.#list(node, around);
      case 'blockquote':
        return this.#quotation(node, around);
      case 'horizontalRule':
        return [this.paragraph({ style: 'Rule', children: [new TextRun('—')] })];
      case 'table':
        return this.#table(node);
      default:
        return (node.content ?? []).flatMap((one) => this.#block(one, around));
    }
  }

  #line(children: ParagraphChild[], { list, isQuote }: Around, dir: unknown = null): Paragraph {
    return this.paragraph(
      { children, ...(isQuote ? { style: 'Quote' } : {}), ...(list ? { numbering: list } : {}) },
      dir,
    );
  }

  #quotation({ content = [] }: DocNode, around: Around): WordBlock[] {
    const said = content.filter(({ type }) => type !== 'attribution');
    const blocks = said.flatMap((one) => this.#block(one, { ...around, isQuote: true }));
    const whose = content.filter(({ type }) => type === 'attribution');
    const lines = paragraphsOf({ type: 'doc', content: [{ type: 'blockquote', content: whose }] });
    return [...blocks, ...lines.map((line) => this.#line(textRuns(line), { ...around, isQuote: true, list: null }))];
  }

  /** Word counts from 0 on: an item with a number below has it in its words. */
  #list(node: DocNode, around: Around): WordBlock[] {
    const start = typeof node.attrs?.start === 'number' ? node.attrs.start : 1;
    if (start < 0) return paragraphsOf({ type: 'doc', content: [node] }).map((text) => this.#typed(text, around));
    const level = Math.min(around.list ? around.list.level + 1 : 0, deepest);
    const reference = `list${this.#lists.length + 1}`;
    const format = formats[node.attrs?.type as keyof typeof formats] ?? LevelFormat.DECIMAL;
    const isBullet = node.type === 'bulletList';
    const style = { paragraph: { indent: { left: 480 * (level + 1), hanging: 360 } } };
    // Letters and Roman numerals begin at 1.
    const numbers = { format: start < 1 ? LevelFormat.DECIMAL : format, text: `%${level + 1}.`, start };
    this.#lists.push({
      reference,
      levels: [{ level, style, ...(isBullet ? { format: LevelFormat.BULLET, text: '•' } : numbers) }],
    });
    return (node.content ?? []).flatMap((item) => this.#item(item, { ...around, list: { reference, level } }));
  }

  #typed(text: string, around: Around): Paragraph {
    return this.#line(lineRuns(text.split('\n')), { ...around, list: null });
  }

  /** The paragraphs of an item are lines of one, since Word numbers each paragraph. */
  #item({ content = [] }: DocNode, around: Around): WordBlock[] {
    const lines = content.filter((node) => !isList(node));
    const children = lines.flatMap((node, at) => [
      ...(at > 0 ? [new TextRun({ break: 1 })] : []),
      ...(node.type === 'paragraph'
        ? inlineRuns(node.content)
        : lineRuns(paragraphsOf({ type: 'doc', content: [node] }).flatMap((text) => text.split('\n')))),
    ]);
    return [this.#line(children, around), ...content.filter(isList).flatMap((node) => this.#list(node, around))];
  }

  #table(node: DocNode): WordBlock[] {
    const placed = placedCells(node);
    const height = node.content?.length ?? 0;
    const heads = headRows(placed, height);
    const rows = Array.from({ length: height }, (_, y) => {
      const children = placed
        .filter((one) => one.y === y)
        .map(({ cell, wide, high, head }) => {
          const blocks = (cell.content ?? []).flatMap((one) => this.#block(one, { list: null, isQuote: false }));
          // A cell ends with a paragraph.
          const whole = blocks.at(-1) instanceof Paragraph ? blocks : [...blocks, this.paragraph({ children: [] })];
          const fill = head ? { shading: { fill: 'F3F1EB' } } : {};
          return new TableCell({ columnSpan: wide, rowSpan: high, children: whole, ...fill });
        });
      return new TableRow({ children, tableHeader: y < heads, cantSplit: true });
    }).filter((_, y) => placed.some((one) => one.y === y));
    if (rows.length === 0) return [];
    const table = new Table({
      rows,
      width: { size: 100, type: WidthType.PERCENTAGE },
      ...(this.#dir === 'rtl' ? { visuallyRightToLeft: true } : {}),
    });
    return [table, this.paragraph({ children: [] })];
  }
}
