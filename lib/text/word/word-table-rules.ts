// The cells of a Word table by their places. Pure.
import type { Placed } from '#lib/text/blocks/rows-rules.ts';
import { allOf, childOf, elementsIn, isSet, valueIn, type XmlNode } from './xml-node-rules.ts';

export type WordCell = { node: XmlNode; isHeader: boolean };

/** Rows or cells, also where a field or a content control stands around them. */
const inside = (node: XmlNode, name: string): XmlNode[] =>
  elementsIn(node).flatMap((child) => {
    if (child.name === name) return [child];
    return /^w:(?:sdt|sdtContent|customXml|ins|moveTo)$/.test(child.name) ? inside(child, name) : [];
  });

const spanOf = (node: XmlNode, ...path: string[]) => Math.max(Number(valueIn(node, ...path) ?? 1) || 1, 1);

type CellsByPlace = { cells: Placed<WordCell>[]; deleted: XmlNode[]; covered: XmlNode[] };

/** True for a cell that continues the one above it, or the one before it. */
function continues(cell: XmlNode, how: 'w:vMerge' | 'w:hMerge'): boolean {
  const merge = childOf(cell, 'w:tcPr', how);
  return merge !== null && merge.attributes.val !== 'restart';
}

/** @param above the last cell of each column */
function rowInto(found: CellsByPlace, row: XmlNode, at: number, above: Map<number, Placed<WordCell>>) {
  const properties = childOf(row, 'w:trPr');
  const isHeader = isSet(properties, 'w:tblHeader') ?? false;
  let column = Number(valueIn(properties, 'w:gridBefore') ?? 0) || 0;
  let before: Placed<WordCell> | undefined;
  for (const node of inside(row, 'w:tc')) {
    const wide = spanOf(node, 'w:tcPr', 'w:gridSpan');
    const upper = above.get(column);
    if (continues(node, 'w:vMerge') && upper && upper.row + upper.high === at) {
      upper.high++;
      found.covered.push(node);
    } else if (continues(node, 'w:hMerge') && before) {
      before.wide += wide;
      found.covered.push(node);
    } else {
      before = { cell: { node, isHeader }, row: at, column, wide, high: 1 };
      above.set(column, before);
      found.cells.push(before);
    }
    column += wide;
  }
}

/** The cells, the rows that a tracked change deletes, and the cells that a merged one covers. */
export function cellsOf(table: XmlNode): CellsByPlace {
  const found: CellsByPlace = { cells: [], deleted: [], covered: [] };
  const above = new Map<number, Placed<WordCell>>();
  let at = 0;
  for (const row of inside(table, 'w:tr')) {
    if (childOf(row, 'w:trPr', 'w:del')) found.deleted.push(row);
    else rowInto(found, row, at++, above);
  }
  return found;
}

/** The most places of a table. More are no table of a release, and would take long to lay out. */
const mostPlaces = 10_000;

/** A table of one cell, with a table in it, or of too many places is read as its words. */
export function isLayout(cells: Placed<WordCell>[]): boolean {
  const places = new Set(cells.map(({ column }) => column)).size * new Set(cells.map(({ row }) => row)).size;
  return cells.length <= 1 || places > mostPlaces || cells.some(({ cell }) => allOf(cell.node, 'w:tbl').length > 0);
}
