// Why a Word file is not read, in words. Pure.
import { choice, type Refusal, refuse } from '#lib/core/result.ts';
import type { WordFault } from '#lib/text/word/fault-rules.ts';

const against: Record<WordFault, string> = {
  damaged: 'is no Word file that can be read. Open it in Word and save it again as .docx',
  locked: 'has a password, or is of Word before 2007. Save it as .docx without a password',
  'too-long': 'is larger than any release. Take the text out of it, or attach the file',
  'no-words': 'shows no words. A scanned page is a picture: type its text',
  'not-text': 'holds signs that no text has. Copy its words in Word and paste them',
};

/** The refusal of a Word file. */
export const refusalOfWord = (fault: WordFault, name: string): Refusal =>
  refuse('invalid', {
    code: 'word-file',
    field: 'text',
    message: `“${name}” ${against[fault]}.`,
    params: { which: choice(fault), name },
  });
