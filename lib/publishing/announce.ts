import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import { rowsOf, sendOf } from '#lib/core/statement.ts';
import { changesChannel, changesPayload, tagsOf } from './tags-rules.ts';

type Changed = {
  releaseId: string;
  series: string;
  period: { key: string; start: string };
  number: number;
  language: string;
  publishedAt: Date;
};

/** The releases before and after in series and language, whose PREVIOUS and NEXT change too; and by whose days lists are made. */
async function surroundingsOf(tx: Tx, { series, language, period, number }: Changed) {
  const [found] = await rowsOf<{ timeZone: string; neighbourIds: string[] }>(tx)`
    SELECT h.time_zone AS "timeZone", ARRAY(
      (SELECT id FROM pub.release WHERE series = ${series} AND language = ${language} AND (period_start, number) < (${period.start}::date, ${number}::int)
        ORDER BY period_start DESC, number DESC LIMIT 1)
      UNION ALL
      (SELECT id FROM pub.release WHERE series = ${series} AND language = ${language} AND (period_start, number) > (${period.start}::date, ${number}::int)
        ORDER BY period_start, number LIMIT 1)) AS "neighbourIds"
    FROM newsroom.house h WHERE h.id = 1`;
  if (!found) throw new Error('the house is not set up');
  return found;
}

/** Tells every site process what changed. PostgreSQL delivers it when the transaction commits, or never. */
export async function announce(tx: Tx, changed: Changed): Promise<void> {
  const tags = tagsOf({
    ...changed,
    ...(await surroundingsOf(tx, changed)),
    id: changed.releaseId,
    period: changed.period.key,
  });
  await sendOf(tx)`SELECT pg_notify(${changesChannel}, ${changesPayload(tags)})::text`;
}

/** Tells every site process that nothing it keeps is sure: for so many changes that their tags fit no message. */
export async function announceMany(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${changesChannel}, ${changesPayload(['*'])})`;
}
