// The blocks of a document as the sheet sets them (sheet.typ).
import type { Doc, DocNode } from '#lib/core/document.ts';
import { listNumber } from '#lib/text/document/list-number-rules.ts';
import { setRuns, type SetRun } from './set-runs.ts';
import { columnsOf, headRows, overFigures, placedCells, rowsInWords, widthsOf } from './set-table.ts';

type Dir = { dir?: 'ltr' | 'rtl' };
export type SetBlock =
  | ({ type: 'p'; runs: SetRun[] } & Dir)
  | ({ type: 'h'; level: number; runs: SetRun[] } & Dir)
  | { type: 'ul'; items: SetBlock[][] }
  | { type: 'ol'; numbers: string[]; items: SetBlock[][] }
  | { type: 'quote'; blocks: SetBlock[]; speaker: string[] }
  | { type: 'rule' }
  | {
      type: 'table';
      columns: number;
      rows: number;
      heads: number;
      widths: number[];
      cells: { x: number; y: number; wide: number; high: number; head: boolean; figure: boolean; blocks: SetBlock[] }[];
    }
  | { type: 'rows'; rows: SetRun[][] };

/** More do not fit beside each other. */
const mostColumns = 12;

/** Levels of headings: none is skipped, as readers aloud need it. */
class Levels {
  #level: number;

  constructor(above: number) {
    this.#level = above;
  }

  of(wanted: number): number {
    this.#level = Math.min(wanted, this.#level + 1);
    return this.#level;
  }
}

const dirOf = ({ attrs }: DocNode): Dir => (attrs?.dir === 'ltr' || attrs?.dir === 'rtl' ? { dir: attrs.dir } : {});

const textOf = ({ content = [] }: DocNode) =>
  content
    .map(({ text = '' }) => text)
    .join('')
    .trim();

function table(node: DocNode, levels: Levels): SetBlock {
  const placed = overFigures(placedCells(node));
  const columns = columnsOf(placed);
  const rows = node.content?.length ?? 0;
  const heads = headRows(placed, rows);
  if (columns > mostColumns) return { type: 'rows', rows: rowsInWords(placed, heads) };
  const cells = placed.map(({ cell, ...place }) => ({ ...place, blocks: blocksIn(cell, levels) }));
  return { type: 'table', columns, rows, heads, widths: widthsOf(placed, columns), cells };
}

function quotation(node: DocNode, levels: Levels): SetBlock {
  const content = node.content ?? [];
  const speaker = content
    .filter(({ type }) => type === 'attribution')
    .map(textOf)
    .filter((text) => text !== '');
  const said = content.filter(({ type }) => type !== 'attribution');
  return { type: 'quote', blocks: said.flatMap((one) => block(one, levels)), speaker };
}

function block(node: DocNode, levels: Levels): SetBlock[] {
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'p', runs: setRuns(node.content), ...dirOf(node) }];
    case 'heading':
      return [
        { type: 'h', level: levels.of(Number(node.attrs?.level ?? 2)), runs: setRuns(node.content), ...dirOf(node) },
      ];
    case 'bulletList':
      return [{ type: 'ul', items: (node.content ?? []).map((item) => blocksIn(item, levels)) }];
    case 'orderedList': {
      const first = typeof node.attrs?.start === 'number' ? node.attrs.start : 1;
      const items = (node.content ?? []).map((item) => blocksIn(item, levels));
      return [{ type: 'ol', numbers: items.map((_, at) => `${listNumber(first + at, node.attrs?.type)}.`), items }];
    }
    case 'blockquote':
      return [quotation(node, levels)];
    case 'horizontalRule':
      return [{ type: 'rule' }];
    case 'table':
      return [table(node, levels)];
    default:
      return blocksIn(node, levels);
  }
}

const blocksIn = (node: DocNode, levels: Levels): SetBlock[] =>
  (node.content ?? []).flatMap((one) => block(one, levels));

/** @param above the level of the heading above the document */
export const setBlocks = (doc: Doc, above: number): SetBlock[] => {
  const levels = new Levels(above);
  return (doc.content ?? []).flatMap((one) => block(one, levels));
};
