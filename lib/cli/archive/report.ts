import type { ArchiveReport } from './tally.ts';

const count = (n: number, what: string) => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

/**
 * The report for people. It counts the files and lists every refused file with its reasons, every
 * warning and every gap.
 */
export function reportText(report: ArchiveReport): string {
  const { series, desk, language, files, taken, alreadyThere, left, refused, warnings, missingNumbers } = report;
  const outcome = [`${taken} taken`, `${alreadyThere} there already`, `${refused.length} refused`];
  if (left > 0) outcome.push(`${left} left for the next run`);
  return [
    `${count(files, 'file')} for the series ${series}, desk ${desk}, language ${language}: ${outcome.join(', ')}.`,
    ...section(
      'Refused and not taken:',
      refused.flatMap(({ file, reasons }) => [`  ${file}`, ...reasons.map((reason) => `    ${reason.message}`)]),
    ),
    ...section(
      'To be looked at:',
      warnings.map(({ file, message }) => `  ${file}: ${message}`),
    ),
    ...section(
      'Numbers without an entry in the register:',
      missingNumbers.map(({ period, labels, from, to }) => {
        const many = to > from ? ` (${count(to - from + 1, 'number')})` : '';
        return `  ${labels}${period === '' ? '' : ` of ${period}`}${many}`;
      }),
    ),
  ].join('\n');
}

/** The line on stderr beside a report with refused or open files, or null. */
export function complaintOf({ refused, left, files }: ArchiveReport): string | null {
  if (left > 0) return `Stopped: ${left} of ${files} files are left. Run the same command again to go on.`;
  if (refused.length === 0) return null;
  return `${refused.length} of ${files} files were refused; the report says why. Correct them and run the same command again.`;
}
