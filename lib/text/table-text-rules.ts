// A table as plain text: a line a row, cells apart by tabs. Promise: what stands in one column on paper stands in one column here.

export type TextCell = { text: string; wide: number; high: number };

/** Cells that were merged leave their other places empty. */
export function tableAsText(rows: TextCell[][]): string {
  const grid: string[][] = rows.map(() => []);
  for (const [at, row] of rows.entries())
    for (const { text, wide, high } of row) {
      const line = grid[at] ?? [];
      let column = 0;
      while (line[column] !== undefined) column++;
      for (const below of grid.slice(at, at + high)) for (let x = 0; x < wide; x++) below[column + x] = '';
      line[column] = text;
    }
  return grid.map((line) => Array.from(line, (text) => text ?? '').join('\t')).join('\n');
}
