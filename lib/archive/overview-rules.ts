// The files of an archive beside each other. Promises:
//   - of texts that say the same in the same place one is taken; of texts that do not, none is
//   - in every report each file stands once: taken, there already, refused, or left for the next run
import type { Period } from '#lib/numbering/rules.ts';

/** A file that says where it belongs. `textHash`: SHA-256 of the text as the house prints it. */
export type SurveyedFile = { file: string; period: Period; number: number; label: string; textHash: string };

/** A file that is to be dealt with, with those that say the same, and those in its place that say something else. */
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

/** What to do with the files, in the order of their places: periods first, numbers upwards. */
export function planOf(files: SurveyedFile[]): PlannedFile[] {
  const groups = Map.groupBy(files, (one) => `${one.period.start} ${one.number}`);
  return [...groups.values()].flatMap(planGroup).sort(byPlace);
}

/** Lowest and highest number of the files in each period. */
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
