import { readFile } from 'node:fs/promises';
import { parseRelease } from '#lib/releases/house-format-rules.ts';
import { sizes } from '#lib/releases/schema.ts';
import { type Answer, Usage, usage } from './answer.ts';

const refused = (text: string): Answer => ({ refused: true, text });

/** Reads a file in house format and prints it as JSON. Writes nothing. */
export async function parse([file, ...rest]: string[]): Promise<Answer> {
  if (!file || rest.length > 0) throw new Usage(usage);
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return refused(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  if (bytes.length > sizes.text * 4) return refused(`${file} is larger than any release (${sizes.text} characters).`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused(`${file} is not a plain text in UTF-8. Save it as text and try again.`);
  }
  if (text.includes('\u0000')) return refused(`${file} is not a plain text. Save it as text and try again.`);
  const parsed = parseRelease(text);
  return { text: JSON.stringify(parsed, null, 2), data: parsed };
}
