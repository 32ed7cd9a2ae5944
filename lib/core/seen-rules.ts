// What a reader sees of a text. Promises:
//   - a text in which nothing is seen is empty, whatever signs it is made of
//   - joiners inside words stay: Urdu, Persian and many scripts of India are written with them
//   - a sign that turns the direction of the letters behind it is refused: it shows another text than the one that was approved
import { z } from 'zod';

// Spaces; what Unicode tells every program to show nothing for (U+200B, U+00AD, U+3164 …); controls; and the few letters that are
// drawn as nothing: Braille without dots, the null notehead, blank hieroglyphs, the sign that stands for an object.
const invisible = String.raw`[\s\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Zs}\u2800\uFFFC\u{1D159}\u{13441}\u{13442}]`;
const invisibleAtEnds = [new RegExp(`^${invisible}+`, 'u'), new RegExp(`^${invisible}$`, 'u')] as const;

/** U+202A to U+202E and U+2066 to U+2069. A paragraph has its direction by itself. */
const directionControl = /[\u202A-\u202E\u2066-\u2069]/;

/** Signs that only set a passage apart, as messengers and word processors put around names and numbers. */
const directionMarks = /[\u202A-\u202C\u2066-\u2069]/g;

/** A pasted text without them. Those that force a direction stay, and are refused with the text. */
export const withoutDirectionMarks = (text: string) => text.replace(directionMarks, '');

/** The text without anything unseen at its ends; empty where nothing is seen. */
export function trimSeen(text: string): string {
  const [atBeginning, isInvisible] = invisibleAtEnds;
  const rest = text.replace(atBeginning, '');
  let end = rest.length;
  while (end > 0) {
    const last = rest.codePointAt(end - 2) ?? 0;
    const size = end > 1 && last > 0xffff ? 2 : 1;
    if (!isInvisible.test(rest.slice(end - size, end))) break;
    end -= size;
  }
  return rest.slice(0, end);
}

/** True where nothing of the text is seen. */
export const isBlank = (text: string) => trimSeen(text) === '';

/** The sign that turns the direction of a text, as "U+202E"; null where there is none. */
export function directionControlIn(text: string): string | null {
  const control = directionControl.exec(text)?.[0];
  return control ? `U+${control.charCodeAt(0).toString(16).toUpperCase()}` : null;
}

export const directionControlMessage = (what: string, sign: string) =>
  `${what} holds an unseen sign that turns the direction of letters (${sign}), so that it reads otherwise than it is written. Delete the passage and type it again.`;

/** What a person types into a form or a program sends for one: nothing unseen at its ends, no sign that turns its direction. */
export const entry = (missing?: string) =>
  z
    .string(missing)
    .superRefine((text, context) => {
      const sign = directionControlIn(text);
      if (sign)
        context.addIssue({
          code: 'custom',
          message: directionControlMessage('This', sign),
          params: { code: 'turning-sign' },
        });
    })
    .overwrite(trimSeen);
