// Checks of the register at the end of a run: missing numbers, and days that run backwards.
import type { Actor } from '#lib/core/actor.ts';
import { readAs } from '#lib/core/transact.ts';
import { numberingOf } from '#lib/numbering/commands.ts';
import { formatLabel } from '#lib/numbering/rules.ts';
import { type PlannedFile, spansOf } from '#lib/archive/overview-rules.ts';
import type { TargetRows } from '#lib/archive/target.ts';
import { datedBackwards, missingNumbers } from '#lib/archive/queries.ts';
import type { MissingNumbers, Tally } from './tally.ts';

/**
 * Warns of days that run backwards.
 * @returns the missing numbers between the lowest and the highest number of the files
 */
export function checkNumbersAndDates(
  actor: Actor,
  { series, language }: TargetRows,
  plan: PlannedFile[],
  tally: Tally,
): Promise<MissingNumbers[]> {
  const refused = new Set(tally.refused.map(({ file }) => file));
  const remaining = plan.filter(({ file }) => !refused.has(file));
  const files = new Map(remaining.map(({ period, number, file }) => [`${period.key} ${number}`, file]));
  return readAs(actor, async (tx) => {
    const missing: MissingNumbers[] = [];
    for (const span of spansOf(remaining)) {
      const { period } = span;
      const label = (number: number) => formatLabel(numberingOf(series), period, number);
      for (const { from, to } of await missingNumbers(tx, { series: series.key, ...span }))
        missing.push({
          period: period.key,
          from,
          to,
          labels: from === to ? label(from) : `${label(from)} to ${label(to)}`,
        });
      for (const one of await datedBackwards(tx, { series: series.key, ...span }, language, series.timeZone)) {
        const message = `${one.label} is dated ${one.day}, before ${one.below} (${one.belowDay}). It was taken with this date. Compare both with the originals.`;
        tally.warn(files.get(`${period.key} ${one.number}`) ?? one.label, [{ code: 'date-order', message }]);
      }
    }
    return missing;
  });
}
