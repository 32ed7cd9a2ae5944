import 'server-only';
import { databaseNow } from '#lib/core/time/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, refuse } from '#lib/core/result.ts';

/** Where an archive goes. Default: the house’s first desk and first language. */
export type ArchiveTarget = { series: string; desk?: string | undefined; language?: string | undefined };

/**
 * Finds series, desk and language of an archive, with the database’s time; or the reason why not.
 */
export async function findTarget(tx: Tx, target: ArchiveTarget) {
  const house = await tx.house.findUnique({ where: { id: 1 }, select: { languages: true } });
  if (!house) return refuse('conflict', { code: 'no-house', message: 'Set up the house first.' });
  const series = await tx.series.findUnique({ where: { key: target.series } });
  if (!series) return notFound(`The series “${target.series}”`);
  const desk = await (target.desk === undefined
    ? tx.desk.findFirst({ orderBy: { id: 'asc' } })
    : tx.desk.findUnique({ where: { key: target.desk } }));
  if (!desk) return notFound(`The desk “${target.desk ?? ''}”`);
  const own = house.languages[0] ?? 'en';
  const language = target.language ?? own;
  if (!house.languages.includes(language))
    return refuse('invalid', {
      code: 'language',
      field: 'language',
      message: `The house publishes in ${house.languages.join(', ')}. Choose one of these.`,
    });
  if (series.period === 'manual')
    return refuse('conflict', {
      code: 'manual-period',
      message: `The series ${series.key} restarts by hand, so a date does not tell which of its numbers is meant. Publish such a release on the desk.`,
    });
  return ok({ series, desk, language, isForeign: language !== own, now: await databaseNow(tx) });
}

/** `isForeign`: not the house’s first language, so addresses have a prefix. */
export type TargetRows = Extract<Awaited<ReturnType<typeof findTarget>>, { ok: true }>['value'];
