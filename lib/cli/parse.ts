import { parseRelease } from '#lib/releases/house-format-rules.ts';
import { type Answer, Usage, usage } from './answer.ts';
import { readReleaseFile } from './release-file.ts';

/** Reads a file in house format (.txt, .docx) and prints it as JSON. Writes nothing. */
export async function parse([file, ...rest]: string[]): Promise<Answer> {
  if (!file || rest.length > 0) throw new Usage(usage);
  const read = await readReleaseFile(file);
  if ('problems' in read)
    return { refused: true, text: `${file}: ${read.problems.map((one) => one.message).join(' ')}` };
  const parsed = parseRelease(read.text);
  const all = { ...parsed, warnings: [...parsed.warnings, ...read.warnings] };
  return { text: JSON.stringify(all, null, 2), data: all };
}
