import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import { ok, type Result } from '#lib/core/result.ts';
import { type AllottedNumber, allotNumbers, lockSeries } from '#lib/numbering/commands.ts';
import { numberOfOriginal, takeReserved } from '#lib/numbering/reservations.ts';
import type { LoadedDraft } from '#lib/releases/load.ts';

/** A number that does not come from the counter. */
type NumberFromElsewhere = Omit<AllottedNumber, 'at'>;

/** A text with the number of its original; null where it takes one of its own, or keeps its own. */
export type TextToNumber = { current: LoadedDraft; number: NumberFromElsewhere | null };

export const isCorrection = ({ draft }: LoadedDraft) => draft.kind === 'correction';

/** Looks up the number of the original, which must be published. */
export async function textToNumber(tx: Tx, current: LoadedDraft): Promise<Result<TextToNumber>> {
  const { originalId } = current.release;
  if (originalId === null || isCorrection(current)) return ok({ current, number: null });
  const original = await numberOfOriginal(tx, originalId);
  return original.ok ? ok({ current, number: original.value }) : original;
}

/** The next numbers of the series of these texts, by the ids of the releases. */
async function nextNumbers(tx: Tx, texts: LoadedDraft[], at: Date): Promise<Map<string, AllottedNumber>> {
  const numbers = new Map<string, AllottedNumber>();
  for (const group of Map.groupBy(texts, ({ release }) => release.seriesId).values()) {
    const [first] = group;
    if (!first) continue;
    const allotted = await allotNumbers(tx, first.release.series, group.length, at);
    for (const [index, number] of allotted.entries()) numbers.set(group[index]?.release.id ?? '', number);
  }
  return numbers;
}

/**
 * Takes the numbers of texts in their order, all at one moment: reserved, the original’s, or the
 * next. A correction takes none. The series stay locked until the commit.
 */
export async function takeNumbers(
  tx: Tx,
  texts: TextToNumber[],
  reservationId: string | undefined,
): Promise<Result<{ at: Date; numbers: (AllottedNumber | null)[] }>> {
  const [first] = texts;
  const reserved = first && reservationId ? await takeReserved(tx, reservationId, first.current.release) : null;
  if (reserved && !reserved.ok) return reserved;
  const counted = texts
    .filter(({ current, number }) => !(reserved || number || isCorrection(current)))
    .map(({ current }) => current);
  const at = await lockSeries(
    tx,
    counted.map(({ release }) => release.series),
  );
  const next = await nextNumbers(tx, counted, at);
  const numbers = texts.map(({ current, number }) => {
    const elsewhere = reserved?.value ?? number;
    return elsewhere ? { ...elsewhere, at } : (next.get(current.release.id) ?? null);
  });
  return ok({ at, numbers });
}
