// The places of a pasted table's cells, as the browser lays them out.
import type { Placed } from '#lib/text/blocks/rows-rules.ts';

/** Each cell's place in the grid, by HTML's own rules. */
export function placed(
  table: HTMLTableElement,
  isShown: (element: HTMLElement) => boolean,
): Placed<HTMLTableCellElement>[] {
  const rows = [...table.rows].filter(isShown);
  /** The first free row of each column. */
  const free: number[] = [];
  const all: Placed<HTMLTableCellElement>[] = [];
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
