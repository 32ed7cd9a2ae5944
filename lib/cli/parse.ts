import { usageOf } from '#lib/core/command-line/list.ts';
import { readRelease } from '#lib/text/reader/read-release-rules.ts';
import type { Answer } from './answer.ts';
import { readReleaseFile } from './release-file.ts';

/** Reads a release (.txt, .docx) and prints it as JSON. Writes nothing. */
export async function parse([file]: string[]): Promise<Answer> {
  if (!file) throw usageOf('parse');
  const read = await readReleaseFile(file);
  if ('problems' in read)
    return { refused: true, text: `${file}: ${read.problems.map((one) => one.message).join(' ')}` };
  const parsed = readRelease(read.text);
  const all = { ...parsed, warnings: [...parsed.warnings, ...read.warnings] };
  return { text: JSON.stringify(all, null, 2), data: all };
}
