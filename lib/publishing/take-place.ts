import 'server-only';
import { publicMoment } from '#lib/core/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { ok, type Result, refuse } from '#lib/core/result.ts';
import { leave } from '#lib/core/statement.ts';
import { numberAhead, takeAhead } from '#lib/numbering/ahead.ts';
import { type AllottedNumber, allotNumber } from '#lib/numbering/commands.ts';
import { takeReserved } from '#lib/numbering/reservations.ts';
import { type PeriodKind, pathOf } from '#lib/numbering/rules.ts';
import type { LoadedDraft } from '#lib/releases/load.ts';
import { hashOf, type Place, type Rendered, statementOf } from './freeze.ts';

/** A translation has the number of its original, which must stand while it is published. */
async function numberOfOriginal(tx: Tx, originalId: string): Promise<Result<Omit<AllottedNumber, 'at'>>> {
  await tx.$executeRaw`SELECT 1 FROM pub.release WHERE id = ${originalId}::uuid FOR SHARE`;
  const original = await tx.publicRelease.findUniqueOrThrow({ where: { id: originalId } });
  if (original.state !== 'published') {
    const message = `${original.label}, of which this is a translation, is withdrawn. Publish this once it is reinstated.`;
    return refuse('conflict', { code: 'original-withdrawn', message });
  }
  const period = { key: original.period, start: original.periodStart.toISOString().slice(0, 10) };
  return ok({ number: original.number, period, label: original.label });
}

/** The number of a first edition: a reserved one, its original's, or the next. Each is locked to the commit. */
async function takeNumber(tx: Tx, { release }: LoadedDraft, reservationId?: string): Promise<Result<AllottedNumber>> {
  const taken = reservationId
    ? await takeReserved(tx, reservationId, release)
    : release.originalId
      ? await numberOfOriginal(tx, release.originalId)
      : null;
  if (taken === null) return ok(await allotNumber(tx, release.series));
  return taken.ok ? ok({ ...taken.value, at: await publicMoment(tx) }) : taken;
}

/** Where a first edition stands and what it hashes to, once its number is had. */
export type Named = Place & { contentHash: string };

/** `named` is told when the number is had. */
type FirstPlace = { place: Place; contentHash: string; named: Promise<Named> };

/** Where a first edition stands, under this number. */
function placeWith({ release, house }: LoadedDraft, { number, period, label, at }: AllottedNumber): Place {
  // The house's first language has no prefix in its addresses.
  const inLanguageOf = house.languages[0] === release.language ? null : release.language;
  return {
    releaseId: release.id,
    series: release.series.key,
    period,
    number,
    label,
    path: pathOf(release.series.key, release.series.period as PeriodKind, period, number, inLanguageOf),
    language: release.language,
    desk: { key: release.desk.key, name: inLanguage(release.desk.names, release.language) },
    publishedAt: at,
  };
}

/**
 * The place of a first edition, and the hash of the text in it. The series is locked from here to the commit: what can be done before
 * is done before. The next number is not waited for where its period can be told ahead: the place has stand-ins then, and whoever
 * writes them lets `newsroom.filled` put in what is true.
 */
export async function takePlace(
  tx: Tx,
  found: LoadedDraft,
  rendered: Rendered,
  reservationId?: string,
): Promise<Result<FirstPlace>> {
  const { release, house, content, now } = found;
  const isNext = !reservationId && !release.originalId;
  const ahead = isNext ? numberAhead(release.series, now, house.timeZone) : null;
  if (ahead) {
    const place = placeWith(found, ahead);
    const taking = takeAhead(tx, release.series, ahead, statementOf(place, content, rendered));
    const named = taking.then((taken) => ({ ...placeWith(found, taken), contentHash: taken.hash }));
    await leave(tx, named);
    return ok({ place, contentHash: ahead.hash, named });
  }
  const taken = await takeNumber(tx, found, reservationId);
  if (!taken.ok) return taken;
  const place = placeWith(found, taken.value);
  const contentHash = hashOf(place, content, rendered);
  return ok({ place, contentHash, named: Promise.resolve({ ...place, contentHash }) });
}
