import 'server-only';
import { randomInt } from 'node:crypto';
import type { Tx } from '#lib/core/db.ts';
import { rowsOf } from '#lib/core/statement.ts';
import { digitsOf, type Span, type StandIns, spanAhead, standIns } from './ahead-rules.ts';
import { type AllottedNumber, numberingOf, type SeriesRow } from './commands.ts';
import { formatLabel } from './rules.ts';

/** A number that is not had yet: `number`, `at` and the number in the label are stand-ins, and so is `hash`. */
export type NumberAhead = AllottedNumber & { hash: string; span: Span; standIns: StandIns };

/**
 * The next number as it can be written before it is had; null where its period cannot be told ahead.
 * @param now what the database's clock said in this transaction
 * @param alsoIn the time zone by whose days it will be listed: `now` and the moment of the number are of one day in it
 */
export function numberAhead(series: SeriesRow, now: Date, alsoIn: string): NumberAhead | null {
  const numbering = numberingOf(series);
  const span = spanAhead(numbering, now, alsoIn);
  if (!span) return null;
  const blanks = standIns(randomInt);
  const { number, inLabel, at, hash } = blanks;
  const { period } = span;
  return { number, period, label: formatLabel(numbering, period, inLabel), at, hash, span, standIns: blanks };
}

/**
 * Takes the number: from here to the end of the transaction `newsroom.filled` puts it, its moment and the hash where their stand-ins
 * are. Fails, and nothing is taken, where the database's clock has left the span.
 * @param statement what is hashed, with stand-ins
 */
export async function takeAhead(
  tx: Tx,
  series: SeriesRow,
  { span, standIns: blanks }: NumberAhead,
  statement: string,
): Promise<AllottedNumber & { hash: string }> {
  const { period, since, before } = span;
  const said = { ...blanks, number: String(blanks.number), inLabel: String(blanks.inLabel) };
  const [row] = await rowsOf<{ at: Date; taken: number; hash: string }>(tx)`
    SELECT at, taken, hash FROM newsroom.take_number_ahead(${series.id}::uuid, ${period.key}, ${period.start}::date,
      ${since.toISOString()}::timestamptz, ${before.toISOString()}::timestamptz, ${JSON.stringify(said)}::jsonb,
      ${digitsOf(series.labelTemplate)}::int, ${statement})`;
  if (!row) throw new Error(`no number was taken in series ${series.key}`);
  const { taken: number, at, hash } = row;
  return { number, period, label: formatLabel(numberingOf(series), period, number), at, hash };
}
