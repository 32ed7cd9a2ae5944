import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import { changesChannel, changesPayload, tagsOf } from './tags-rules.ts';

type Changed = {
  releaseId: string;
  series: string;
  period: { key: string; start: string };
  number: number;
  language: string;
  publishedAt: Date;
};

/** The releases before and after in series and language: their PREVIOUS and NEXT change too. */
async function neighbourIds(tx: Tx, { series, language, period, number }: Changed): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    (SELECT id FROM pub.release WHERE series = ${series} AND language = ${language} AND (period_start, number) < (${period.start}::date, ${number})
      ORDER BY period_start DESC, number DESC LIMIT 1)
    UNION ALL
    (SELECT id FROM pub.release WHERE series = ${series} AND language = ${language} AND (period_start, number) > (${period.start}::date, ${number})
      ORDER BY period_start, number LIMIT 1)`;
  return rows.map((row) => row.id);
}

/** Tells every site process what changed. PostgreSQL delivers it when the transaction commits, or never. */
export async function announce(tx: Tx, changed: Changed): Promise<void> {
  const house = await tx.house.findUniqueOrThrow({ where: { id: 1 }, select: { timeZone: true } });
  const tags = tagsOf({
    ...changed,
    id: changed.releaseId,
    period: changed.period.key,
    timeZone: house.timeZone,
    neighbourIds: await neighbourIds(tx, changed),
  });
  await tx.$executeRaw`SELECT pg_notify(${changesChannel}, ${changesPayload(tags)})`;
}

/** Tells every site process that nothing it keeps is sure: for so many changes that their tags fit no message. */
export async function announceMany(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${changesChannel}, ${changesPayload(['*'])})`;
}
