// How long a headline and a text may be.
import { type Passage, placeIn } from './passages-rules.ts';
import type { Finding } from './schema.ts';
import { wordsIn } from './words-rules.ts';

/** Characters as a reader counts them: a letter with its signs is one. */
const charactersOf = (text: string) => [...new Intl.Segmenter().segment(text)];

/** @param longest in characters */
export function longHeadline(passages: Passage[], longest: number): Finding[] {
  return passages
    .filter(({ field }) => field === 'headline')
    .flatMap((passage) => {
      const characters = charactersOf(passage.text);
      const first = characters[longest];
      if (first === undefined) return [];
      return [
        {
          code: 'headline-long',
          field: 'headline',
          place: placeIn(passage, first.index, passage.text.length),
          message: `The headline has ${characters.length} characters, and the house’s have ${longest} at most. Shorten it.`,
          params: { length: characters.length, longest },
        },
      ];
    });
}

/** @param longest in words */
export function longText(passages: Passage[], longest: number): Finding[] {
  const body = passages.filter(({ field }) => field === 'body');
  const length = body.reduce((sum, { text }) => sum + wordsIn(text).length, 0);
  if (length <= longest) return [];
  return [
    {
      code: 'text-long',
      field: 'body',
      message: `The text has ${length} words, and the house’s have ${longest} at most. Shorten it, or move a part into an attachment.`,
      params: { length, longest },
    },
  ];
}
