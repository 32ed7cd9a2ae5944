// A pasted table as the browser lays it out, without empty columns and rows.
import type { Block, Cell } from './blocks-rules.ts';

type Placed = { cell: HTMLTableCellElement; row: number; column: number; wide: number; high: number };

/** Each cell's place in the grid, by HTML's own rules. */
export function placed(table: HTMLTableElement, isShown: (element: HTMLElement) => boolean): Placed[] {
  const rows = [...table.rows].filter(isShown);
  /** The first free row of each column. */
  const free: number[] = [];
  const all: Placed[] = [];
  for (const [row, { cells }] of rows.entries()) {
    let column = 0;
    for (const cell of [...cells].filter(isShown)) {
      while ((free[column] ?? 0) > row) column++;
      const high = Math.min(cell.rowSpan || rows.length, rows.length - row);
      all.push({ cell, row, column, wide: cell.colSpan, high });
      for (let x = 0; x < cell.colSpan; x++) free[column + x] = row + high;
      column += cell.colSpan;
    }
  }
  return all;
}

// The largest span of a document's cell. A larger cell becomes single cells.
const widest = 50;

/** The rows of the table. A column or row in which no cell begins is layout and is left out. */
export function rowsOf(all: Placed[], blocksOf: (cell: HTMLTableCellElement) => Block[]): Cell[][] {
  const columns = [...new Set(all.map(({ column }) => column))].sort((a, b) => a - b);
  const lines = [...new Set(all.map(({ row }) => row))].sort((a, b) => a - b);
  const columnAt = new Map(columns.map((column, at) => [column, at]));
  const rowAt = new Map(lines.map((row, at) => [row, at]));
  const within = (starts: number[], from: number, length: number) =>
    starts.filter((start) => start >= from && start < from + length).length;
  const grid: (Cell | null)[][] = lines.map(() => Array<Cell | null>(columns.length).fill(emptyCell));
  for (const { cell, row, column, wide, high } of all) {
    const [x, y] = [columnAt.get(column) ?? 0, rowAt.get(row) ?? 0];
    const [across, down] = [within(columns, column, wide), within(lines, row, high)];
    const isTooLarge = across > widest || down > widest;
    const [colspan, rowspan] = isTooLarge ? [1, 1] : [across, down];
    for (const line of grid.slice(y, y + rowspan)) line.fill(null, x, x + colspan);
    const tag = cell.tagName === 'TH' ? 'th' : 'td';
    (grid[y] ?? [])[x] = { tag, colspan, rowspan, blocks: blocksOf(cell) };
  }
  return grid.map((line) => line.filter((cell) => cell !== null));
}

const emptyCell: Cell = { tag: 'td', colspan: 1, rowspan: 1, blocks: [] };
