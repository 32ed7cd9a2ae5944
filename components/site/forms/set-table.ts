// Tables as the sheet sets them. Promises:
//   - each cell has a place of its own: what the document says of spans is cut to the table
//   - a table with more columns than a sheet bears is set row by row, each value by its column
import type { DocNode } from '#lib/core/document.ts';
import { type SetRun, setRuns } from './set-runs.ts';

/** A cell's place counts from 0, `wide` and `high` columns and rows. */
export type PlacedCell = {
  x: number;
  y: number;
  wide: number;
  high: number;
  head: boolean;
  /** Figures stand at the line's end. */
  figure: boolean;
  cell: DocNode;
};

const span = (value: unknown) => (typeof value === 'number' && value >= 1 ? Math.floor(value) : 1);
const textIn = (node: DocNode): string =>
  node.type === 'text' ? (node.text ?? '') : (node.content ?? []).map(textIn).join(' ');
const isFigure = (text: string) => /^[+−–-]?[\d۰-۹٠-٩][\d۰-۹٠-٩.,٫٬\s]*%?$/.test(text.trim());

/** The cells of a table in their places. */
export function placedCells({ content: rows = [] }: DocNode): PlacedCell[] {
  const taken = rows.map((): boolean[] => []);
  return rows.flatMap(({ content: cells = [] }, y) => {
    const line = taken[y] ?? [];
    return cells.map((cell): PlacedCell => {
      let x = 0;
      while (line[x]) x++;
      let wide = 1;
      while (wide < span(cell.attrs?.colspan) && !line[x + wide]) wide++;
      const below = taken.slice(y, y + span(cell.attrs?.rowspan));
      for (const row of below) for (let at = x; at < x + wide; at++) row[at] = true;
      const head = cell.type === 'tableHeader';
      return { x, y, wide, high: below.length, head, figure: !head && isFigure(textIn(cell)), cell };
    });
  });
}

export const columnsOf = (cells: PlacedCell[]) => Math.max(1, ...cells.map(({ x, wide }) => x + wide));

/** How many rows at the top are headers. */
export function headRows(cells: PlacedCell[], rows: number): number {
  let heads = 0;
  while (heads < rows - 1 && cells.some(({ y }) => y === heads) && cells.every((one) => one.y !== heads || one.head))
    heads++;
  // A cell that reaches out of the head would be torn from it.
  return cells.every(({ y, high }) => y >= heads || y + high <= heads) ? heads : 0;
}

/** The share of each column in the width: by its longest line, within bounds. */
export function widthsOf(cells: PlacedCell[], columns: number): number[] {
  const widths = Array.from({ length: columns }, () => 6);
  for (const { x, wide, cell } of cells)
    if (wide === 1) widths[x] = Math.max(widths[x] ?? 6, Math.min(textIn(cell).length, 30));
  return widths;
}

/** A heading of a column stands over its figures. */
export function overFigures(cells: PlacedCell[]): PlacedCell[] {
  const columns = new Set(cells.filter(({ figure }) => figure).map(({ x }) => x));
  const others = new Set(
    cells.filter(({ figure, head, cell }) => !figure && !head && textIn(cell) !== '').map(({ x }) => x),
  );
  return cells.map((one) =>
    one.head && one.wide === 1 && columns.has(one.x) && !others.has(one.x) ? { ...one, figure: true } : one,
  );
}

/** What the first header row says of each column. */
function columnNames(cells: PlacedCell[]): string[] {
  const names: string[] = [];
  for (const { x, y, wide, head, cell } of cells)
    if (y === 0 && head) for (let at = x; at < x + wide; at++) names[at] = textIn(cell);
  return names;
}

const paragraphsIn = ({ content = [] }: DocNode): SetRun[] =>
  content.flatMap((node) => (node.type === 'paragraph' ? setRuns(node.content) : [{ text: textIn(node) }]));

/** The rows of a wide table, each as a line: “Region: North; Sites: 12”. */
export function rowsInWords(cells: PlacedCell[], heads: number): SetRun[][] {
  const names = columnNames(cells);
  const rows = new Map<number, SetRun[]>();
  for (const { x, y, cell } of cells) {
    if (y < heads) continue;
    const row = rows.get(y) ?? [];
    if (row.length > 0) row.push({ text: '; ' });
    if (names[x]) row.push({ text: `${names[x]}: `, b: true });
    row.push(...paragraphsIn(cell));
    rows.set(y, row);
  }
  return [...rows.values()];
}
