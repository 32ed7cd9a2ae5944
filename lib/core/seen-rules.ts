// Invisible characters. Promises:
//   - A text with no visible character is empty.
//   - Joiners inside words stay: Urdu, Persian and many scripts of India need them.
//   - A character that overrides the direction of letters is refused: readers would see another
//     text than the editors approved.

// Spaces; characters that Unicode says to show as nothing (U+200B, U+00AD, U+3164 …); controls; and
// the few characters that are drawn as nothing: Braille without dots, the null notehead, blank
// hieroglyphs, the object replacement character.
const invisible = String.raw`[\s\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Zs}\u2800\uFFFC\u{1D159}\u{13441}\u{13442}]`;
const invisibleAtEnds = [new RegExp(`^${invisible}+`, 'u'), new RegExp(`^${invisible}$`, 'u')] as const;

/** U+202A to U+202E and U+2066 to U+2069. A paragraph gets its direction from its language. */
const directionControl = /[\u202A-\u202E\u2066-\u2069]/;

/**
 * The harmless ones of these, which messengers and word processors put around names and numbers.
 */
const directionMarks = /[\u202A-\u202C\u2066-\u2069]/g;

/**
 * A pasted text without harmless direction marks. Those that override a direction stay, so the text
 * is refused.
 */
export const withoutDirectionMarks = (text: string) => text.replace(directionMarks, '');

/** The text without invisible characters at its ends; '' where nothing is visible. */
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

/** Signs and letters of which most lines have one. */
const seenAtOnce = /[!-~\u0621-\u064A]/;

/** True where no character of the text is visible. */
export const isBlank = (text: string) => !seenAtOnce.test(text) && trimSeen(text) === '';

/** The first direction control in a text, as "U+202E"; null where there is none. */
export function directionControlIn(text: string): string | null {
  const control = directionControl.exec(text)?.[0];
  return control ? `U+${control.charCodeAt(0).toString(16).toUpperCase()}` : null;
}

export const directionControlMessage = (what: string, sign: string) =>
  `${what} holds an unseen sign that turns the direction of letters (${sign}), so that it reads otherwise than it is written. Delete the passage and type it again.`;

const breaks = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
/** What shows nothing and does something, except the joiners of words. */
const unseenInside = /(?![\u200C\u200D])[\p{Default_Ignorable_Code_Point}\p{Cf}\uFFFC]/gu;

/**
 * A text as one line for a head of an e-mail: no line breaks, no controls, no direction marks, no
 * invisible characters but joiners, at most `most` characters.
 */
export function oneLine(text: string, most = 150): string {
  const line = trimSeen(text.toWellFormed().replace(breaks, ' ').replace(unseenInside, '').replace(/ +/g, ' '));
  const characters = [...line];
  return characters.length <= most ? line : `${trimSeen(characters.slice(0, most - 1).join(''))}…`;
}
