import 'server-only';
import { appendToRegister } from '#lib/audit/commands.ts';
import type { Tx } from '#lib/core/db.ts';
import { announceChange } from './freeze.ts';
import { tagsOfVoid } from '#lib/site/tags-rules.ts';

export type LabelledNumber = { series: string; period: string; number: number; label: string };

/** Tells the public of numbers without a release. It says nothing but the number, and `note` where there is one. */
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
