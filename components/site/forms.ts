// The forms of a release that its pages link, in the order of the page.
import { formWordsOf } from './words-of-forms.ts';
import { wordsOf } from './words.ts';

/** A form of a release: the ending of its address, its type, its name in the reader's language. */
export type LinkedForm = { ending: string; type: string; name: string };

/** The forms of a release whose text is public. */
export function formsOf(language: string): LinkedForm[] {
  const words = wordsOf(language);
  const forms = formWordsOf(language);
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return [
    { ending: '.pdf', type: 'application/pdf', name: forms.pdf },
    { ending: '.docx', type: word, name: forms.word },
    { ending: '.txt', type: 'text/plain', name: words.plainText },
    { ending: '.json', type: 'application/json', name: words.data },
  ];
}
