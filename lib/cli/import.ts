import { closeSync, openSync, writeFileSync } from 'node:fs';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import { usageOf, type Flags } from '#lib/core/command-line/list.ts';
import { ok, type Refusal } from '#lib/core/result.ts';
import { isUnreachable, transact, unavailable } from '#lib/core/transact.ts';
import { numberingOf } from '#lib/numbering/commands.ts';
import { type PlannedFile, planOf } from '#lib/archive/overview-rules.ts';
import { findTarget, type TargetRows } from '#lib/archive/target.ts';
import { type Answer, refusalAnswer } from './answer.ts';
import { checkNumbersAndDates } from './archive/closing.ts';
import { archiveFiles } from './archive/files.ts';
import { complaintOf, reportText } from './archive/report.ts';
import { survey } from './archive/survey.ts';
import { takeFiles } from './archive/take.ts';
import { type ArchiveReport, Tally } from './archive/tally.ts';
import { listenForStop } from './interrupt.ts';
import { startProgress } from './progress.ts';

const commandLine: Actor = systemActor('the command line');

/**
 * Surveys all files, then takes those that can be taken.
 * @returns the plan, and the refusal that ended the run, if one did
 */
async function work(target: TargetRows, files: ReturnType<typeof archiveFiles>, tally: Tally) {
  const { stopping, release } = listenForStop();
  const settings = { numbering: numberingOf(target.series), language: target.language, now: target.now };
  const reading = startProgress('Reading', files.length);
  const surveyed = await survey(files, settings, tally, reading, stopping);
  reading.end();
  const plan = planOf(surveyed);
  const progress = startProgress('Taking', files.length);
  try {
    const run = { actor: commandLine, target, settings, tally, progress, stopping };
    const refused = stopping() ? null : await takeFiles(run, plan);
    return { plan, refused, stopped: stopping() };
  } catch (error) {
    if (isUnreachable(error)) return { plan, refused: unavailable, stopped: false };
    throw error;
  } finally {
    progress.end();
    release();
  }
}

async function reportOf(target: TargetRows, plan: PlannedFile[], files: number, tally: Tally): Promise<ArchiveReport> {
  // After a stop, missing numbers may still be in the files that are left.
  const missingNumbers = tally.done < files ? [] : await checkNumbersAndDates(commandLine, target, plan, tally);
  const { series, desk, language } = target;
  const byFile = (a: { file: string }, b: { file: string }) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
  return {
    series: series.key,
    desk: desk.key,
    language,
    files,
    taken: tally.taken,
    alreadyThere: tally.alreadyThere,
    left: files - tally.done,
    refused: tally.refused.toSorted(byFile),
    warnings: tally.warnings.toSorted(byFile),
    missingNumbers,
  };
}

/** Opens the report before the work, so that a failure shows at once. */
function tryReport(path: string | undefined): string | null {
  if (path === undefined) return null;
  try {
    closeSync(openSync(path, 'a'));
    return null;
  } catch (error) {
    return `The report cannot be written to ${path} (${(error as NodeJS.ErrnoException).code}).`;
  }
}

/** The batches before the refusal stay in the register. The batch with the refusal does not. */
function stoppedAnswer(refused: Refusal, { taken }: Tally): Answer {
  const databaseAway = 'The newsroom’s database does not answer any more.';
  const why = refused.kind === 'unavailable' ? databaseAway : refused.reasons.map((one) => one.message).join(' ');
  const text = `${why} ${taken} files were taken. Run the same command again to go on.`;
  return { refused: true, text, data: { taken, reasons: [{ code: refused.reasons[0]?.code, message: text }] } };
}

/** Takes an archive: releases from before Pressmark, with their own numbers and dates. */
export async function importArchive(words: string[], flags: Flags): Promise<Answer> {
  if (words.length === 0) throw usageOf('import');
  const wanted = { series: flags.series ?? 'pr', desk: flags.desk, language: flags.language };
  const target = await transact(commandLine, async (tx) => {
    const target = await findTarget(tx, wanted);
    return target.ok ? ok(target.value) : target;
  });
  if (!target.ok) return refusalAnswer(target);
  const unwritable = tryReport(flags.report);
  if (unwritable) return { refused: true, text: unwritable };
  const files = archiveFiles(words);
  const tally = new Tally();
  const { plan, refused, stopped } = await work(target.value, files, tally);
  if (refused) return stoppedAnswer(refused, tally);
  const report = await reportOf(target.value, plan, files.length, tally);
  if (flags.report !== undefined) writeFileSync(flags.report, `${JSON.stringify(report, null, 2)}\n`);
  const complaint = complaintOf(report);
  return {
    text: reportText(report),
    data: report,
    ...(complaint ? { complaint } : {}),
    ...(stopped ? { code: 130 } : {}),
  };
}
