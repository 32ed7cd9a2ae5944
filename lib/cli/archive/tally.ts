// The outcome of every file of an archive.
import type { Reason } from '#lib/core/result.ts';

export type RefusedFile = { file: string; reasons: Reason[] };
export type FileWarning = { file: string; code: string; message: string };
/** A gap of numbers for which the register has no entry. */
export type MissingNumbers = { period: string; from: number; to: number; labels: string };

/** The report, as --json prints it. taken + alreadyThere + refused.length + left = files. */
export type ArchiveReport = {
  series: string;
  desk: string;
  language: string;
  files: number;
  taken: number;
  alreadyThere: number;
  /** Files that a stopped run did not reach. */
  left: number;
  refused: RefusedFile[];
  warnings: FileWarning[];
  missingNumbers: MissingNumbers[];
};

/** Counts a run's files. Files with the same text share one outcome. */
export class Tally {
  taken = 0;
  alreadyThere = 0;
  readonly refused: RefusedFile[] = [];
  readonly warnings: FileWarning[] = [];

  get done(): number {
    return this.taken + this.alreadyThere + this.refused.length;
  }

  warn(file: string, warnings: Reason[]) {
    for (const { code, message } of warnings) this.warnings.push({ file, code, message });
  }

  settle(planned: { file: string; same: string[] }, became: 'taken' | 'there') {
    if (became === 'taken') this.taken++;
    else this.alreadyThere++;
    this.alreadyThere += planned.same.length;
    for (const file of planned.same)
      this.warn(file, [
        { code: 'duplicate', message: `It has the same text as ${planned.file}. That file counts for both.` },
      ]);
  }

  refuse(planned: { file: string; same: string[] }, reasons: Reason[]) {
    for (const file of [planned.file, ...planned.same]) this.refused.push({ file, reasons });
  }
}
