import 'server-only';
import { appendToRegister } from '#lib/audit/commands.ts';
import type { Tx } from '#lib/core/db.ts';
import { announceChange } from './freeze.ts';
import { tagsOfVoid } from '#lib/site/tags-rules.ts';

/** A number with its label. `series` and `period` are keys. */
export type LabelledNumber = { series: string; period: string; number: number; label: string };

/**
 * Appends numbers without a release to the register and notifies the sites.
 * @param note a reason, which the public reads
 */
export async function appendNumbers(
  tx: Tx,
  kind: 'reserved' | 'void' | 'begins' | 'absent',
  numbers: LabelledNumber[],
  note: string | null,
): Promise<void> {
  const house = await tx.house.findUniqueOrThrow({ where: { id: 1 }, select: { languages: true } });
  const language = house.languages[0] ?? 'en';
  const common = { kind, note, language, releaseId: null, path: null, edition: null, contentHash: null };
  await announceChange(tx, numbers.flatMap(tagsOfVoid));
  await appendToRegister(
    tx,
    numbers.map((number) => ({ ...common, ...number })),
  );
}
