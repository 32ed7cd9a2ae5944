// Compares the files of an archive with each other. Promises:
//   - of files with the same number and the same text one is archived; with different texts, none
//   - each file is in the report once: archived, archived before, refused, or left for the next run
import type { Period } from '#lib/numbering/rules.ts';

/** A file with its number. `textHash`: SHA-256, hex, of its printed text. */
export type SurveyedFile = { file: string; period: Period; number: number; label: string; textHash: string };

/**
 * A file to archive. `same`: files with the same text. `others`: files with its number but another
 * text.
 */
export type PlannedFile = SurveyedFile & { same: string[]; others: string[] };

function byPlace(a: SurveyedFile, b: SurveyedFile): number {
  if (a.period.start !== b.period.start) return a.period.start < b.period.start ? -1 : 1;
  return a.number - b.number;
}

function planGroup(group: SurveyedFile[]): PlannedFile[] {
  const texts = Map.groupBy(group, (one) => one.textHash);
  const all = group.map((one) => one.file);
  return [...texts.values()].map((equal) => {
    const [first, ...rest] = equal as [SurveyedFile, ...SurveyedFile[]];
    const same = rest.map((one) => one.file);
    return { ...first, same, others: all.filter((file) => file !== first.file && !same.includes(file)) };
  });
}

/** One plan entry for each distinct text, ordered by period and number. */
export function planOf(files: SurveyedFile[]): PlannedFile[] {
  const groups = Map.groupBy(files, (one) => `${one.period.start} ${one.number}`);
  return [...groups.values()].flatMap(planGroup).sort(byPlace);
}

/** The lowest and highest number of the files in each period. */
export function spansOf(files: SurveyedFile[]): { period: Period; lowest: number; highest: number }[] {
  const groups = Map.groupBy(files, (one) => one.period.key);
  return [...groups.values()].map((group) => {
    let lowest = Number.POSITIVE_INFINITY;
    let highest = 0;
    for (const { number } of group) {
      lowest = Math.min(lowest, number);
      highest = Math.max(highest, number);
    }
    return { period: (group[0] as SurveyedFile).period, lowest, highest };
  });
}
