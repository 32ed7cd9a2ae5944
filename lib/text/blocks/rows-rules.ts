// The rows of a table from the places of its cells. Pure.
import type { Block, Cell } from './blocks-rules.ts';

/** A cell, its first row and column, and how many of each it spans. */
export type Placed<C> = { cell: C; row: number; column: number; wide: number; high: number };

// The largest span of a document's cell. A larger cell becomes single cells.
const widest = 50;

const emptyCell: Cell = { tag: 'td', colspan: 1, rowspan: 1, blocks: [] };

/** The rows of the table. A column or row in which no cell begins is layout and is left out. */
export function rowsOf<C>(all: Placed<C>[], read: (cell: C) => { tag: Cell['tag']; blocks: Block[] }): Cell[][] {
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
    (grid[y] ?? [])[x] = { colspan, rowspan, ...read(cell) };
  }
  return grid.map((line) => line.filter((cell) => cell !== null));
}
