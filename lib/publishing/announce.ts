import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import { sendOf } from '#lib/core/statement.ts';
import { changesChannel, changesPayload, tag, tagsOf } from './tags-rules.ts';

type Changed = {
  releaseId: string;
  series: string;
  period: { key: string; start: string };
  number: number;
  language: string;
  /** The moment, or another of the same day. */
  publishedAt: Date;
};

/**
 * Tells every site process what changed. PostgreSQL delivers it when the transaction commits, or never; it adds the releases
 * before and after in series and language by itself, whose PREVIOUS and NEXT change too, so that nobody waits to be told them.
 * @param timeZone the house's: by its days lists are made
 */
export async function announce(tx: Tx, changed: Changed, { timeZone }: { timeZone: string }): Promise<void> {
  const { releaseId: id, series, language, period, number } = changed;
  const tags = tagsOf({ ...changed, id, period: period.key, timeZone, neighbourIds: [] });
  await sendOf(tx)`
    SELECT pg_notify(${changesChannel}, jsonb_build_object('tags', newsroom.filled(${JSON.stringify(tags)})::jsonb || coalesce((
      SELECT jsonb_agg(${tag.release('')} || n.id) FROM (
        (SELECT id FROM pub.release WHERE series = ${series} AND language = ${language} AND (period_start, number) < (${period.start}::date, newsroom.filled(${String(number)})::int)
          ORDER BY period_start DESC, number DESC LIMIT 1)
        UNION ALL
        (SELECT id FROM pub.release WHERE series = ${series} AND language = ${language} AND (period_start, number) > (${period.start}::date, newsroom.filled(${String(number)})::int)
          ORDER BY period_start, number LIMIT 1)) n), '[]'))::text)::text`;
}

/** Tells every site process that nothing it keeps is sure: for so many changes that their tags fit no message. */
export async function announceMany(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${changesChannel}, ${changesPayload(['*'])})`;
}
