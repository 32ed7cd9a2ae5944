import { fileReceiver } from '#lib/accounts/receiving.ts';
import { readWord } from '#lib/releases/word-file/read-word.ts';
import { readWordSchema } from '#lib/releases/word-file/word-schema.ts';
import { docxLimit } from '#lib/text/word/fault-rules.ts';

const read = fileReceiver(readWordSchema, readWord, docxLimit);

/**
 * Reads a Word file for its sender. The body is its bytes; the query has its name, and the
 * direction of the release.
 */
export async function POST(request: Request): Promise<Response> {
  return read(request, { direction: new URL(request.url).searchParams.get('direction') ?? 'ltr' });
}
