// Tables as plain text: a line per row, tabs between cells. Promise: each cell keeps its column.

/** `wide` and `high` count columns and rows. */
export type TextCell = { text: string; wide: number; high: number };

/** A table as text. A merged cell has its text in its first place; its other places are empty. */
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
