// The printed table: one line for each contestant and level. `node ms` leaves out this process,
// which makes the load. `× rival` is the rate divided by the rival's.
import { loadavg } from 'node:os';
import type { Level, Measured } from './closed-loop.ts';

export type Row = Level & Measured & { contestant: string };

const column = (value: string | number, width: number) => String(value).padStart(width);

/** The standard error of the mean of the ratios, one ratio for each turn. */
function errorOf(row: Row, beside: Row): string {
  const ratios = row.rates.map((rate, turn) => rate / (beside.rates[turn] ?? Number.NaN));
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  const squares = ratios.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0);
  return Math.sqrt(squares / (ratios.length - 1) / ratios.length).toFixed(2);
}
const one = (value: number) => value.toFixed(1);

const headings = ['clients', 'series', 'a second', 'p50 ms', 'p99 ms', 'node ms', 'pg ms', '× rival', '± its error'];

/** The rows as lines of text. `rival` names the contestant with which the others are compared. */
export function tableOf(rows: Row[], rival: string): string[] {
  const lines = [`${'contestant'.padEnd(38)}${headings.map((heading) => heading.padStart(12)).join('')}`];
  for (const row of rows) {
    const beside = rows.find((r) => r.contestant === rival && r.clients === row.clients && r.series === row.series);
    const ratio = beside ? (row.perSecond / beside.perSecond).toFixed(2) : '–';
    const timeOf = (program: string) => row.processor[program]?.toFixed(2) ?? '–';
    const cells = [
      row.clients,
      row.series,
      one(row.perSecond),
      one(row.p50),
      one(row.p99),
      timeOf('node'),
      timeOf('postgres'),
      ratio,
      beside && row.rates.length > 1 ? errorOf(row, beside) : '–',
    ];
    lines.push(`${row.contestant.padEnd(38)}${cells.map((cell) => column(cell, 12)).join('')}`);
  }
  return lines;
}

/** How busy the machine was. A figure cannot be judged without it. */
export const busyness = () => `load average ${loadavg().map(one).join(' ')}`;
