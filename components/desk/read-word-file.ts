// Has the newsroom read a Word file, for a new release or for the text of a draft.
import { viewerHeader } from '#lib/accounts/rules.ts';
import type { Result } from '#lib/core/result.ts';
import { refusalOfWord } from '#lib/releases/word-file/word-rules.ts';
import type { WordText } from '#lib/releases/word-file/word-schema.ts';
import { docxLimit } from '#lib/text/word/fault-rules.ts';
import { worded } from '#components/ui/reasons.tsx';

/** `notRead` are the words for a file that the newsroom did not get. */
type Reading = { viewerId: string; direction: 'ltr' | 'rtl'; notRead: string };

/** True for a file that Word has written since 2007, by its name. */
export const isWordFile = ({ name }: File) => /\.docx$/i.test(name);

/** What the file shows, or every reason against it. */
export async function readWordFile(file: File, { viewerId, direction, notRead }: Reading): Promise<Result<WordText>> {
  if (file.size > docxLimit) return refusalOfWord('too-long', file.name);
  try {
    const query = new URLSearchParams({ name: file.name, direction });
    const headers = { 'content-type': 'application/octet-stream', [viewerHeader]: viewerId };
    const answer = await fetch(`/api/word?${query}`, { method: 'POST', body: file, headers });
    return (await answer.json()) as Result<WordText>;
  } catch {
    return { ok: false, kind: 'unavailable', reasons: [worded(notRead, 'text')] };
  }
}
