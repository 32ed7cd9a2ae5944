// Reads every file for the first time, for its text and its place. Writes nothing.
import { textHash } from '#lib/core/canonical.ts';
import type { Reason } from '#lib/core/result.ts';
import type { SurveyedFile } from '#lib/archive/overview-rules.ts';
import { type ArchiveSettings, type Candidate, candidateOf } from '#lib/archive/rules.ts';
import type { ArchiveFile } from './files.ts';
import type { Tally } from './tally.ts';
import type { Progress } from '#lib/cli/progress.ts';
import { isReleaseFile, readReleaseFile } from '#lib/cli/release-file.ts';

const foreignType: Reason = {
  code: 'file-type',
  message: 'It is neither .txt nor .docx. Save it as one of these, or leave it out.',
};

/** Reads a file as a release of the archive, or returns every reason against it. */
export async function readCandidate(
  { path, isExplicit, problem }: ArchiveFile,
  settings: ArchiveSettings,
): Promise<{ candidate: Candidate; warnings: Reason[] } | { reasons: Reason[] }> {
  if (problem) return { reasons: [problem] };
  if (!isReleaseFile(path)) return { reasons: [foreignType] };
  const read = await readReleaseFile(path, isExplicit);
  if ('problems' in read) return { reasons: read.problems };
  const result = candidateOf(read.text, settings);
  if ('reasons' in result) return result;
  return { candidate: result.candidate, warnings: [...read.warnings, ...result.warnings] };
}

/** Reads every file until a stop. Keeps no text, because an archive may be larger than memory. */
export async function survey(
  files: ArchiveFile[],
  settings: ArchiveSettings,
  tally: Tally,
  progress: Progress,
  stopping: () => boolean,
): Promise<SurveyedFile[]> {
  const surveyed: SurveyedFile[] = [];
  for (const [index, file] of files.entries()) {
    if (stopping()) break;
    const read = await readCandidate(file, settings);
    if ('reasons' in read) tally.refuse({ file: file.path, same: [] }, read.reasons);
    else {
      const { period, number, label, text } = read.candidate;
      surveyed.push({ file: file.path, period, number, label, textHash: textHash(text) });
      tally.warn(file.path, read.warnings);
    }
    progress.at(index + 1);
  }
  return surveyed;
}
