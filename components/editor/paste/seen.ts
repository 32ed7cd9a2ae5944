// Whether the browser shows what is pasted, and in what form.
import { declared } from './mso-rules.ts';
import { cssOf } from './shown.ts';

const pixels = (value: string) => Number.parseFloat(value) || 0;

/**
 * True for elements that are clipped or placed outside the page, as words for programs alone are.
 */
function isClipped(element: HTMLElement, style: CSSStyleDeclaration): boolean {
  if (style.display.startsWith('inline') && style.display === 'inline') return false;
  const isCut = /hidden|clip/.test(style.overflowX + style.overflowY);
  if (isCut && (element.offsetWidth <= 1 || element.offsetHeight <= 1)) return true;
  if (/^inset\((?:50|100)%/.test(style.clipPath)) return true;
  const isPlaced = style.position === 'absolute' || style.position === 'fixed';
  if (isPlaced && /^rect\((?:0|1)px[, ]/.test(style.clip)) return true;
  if (!isPlaced && style.transform === 'none') return false;
  const box = element.getBoundingClientRect();
  return box.right <= 0 || box.bottom <= 0 || (style.transform !== 'none' && box.width * box.height === 0);
}

/** False if a reader of the source does not see the element or anything in it. */
export function isShown(element: HTMLElement, style: CSSStyleDeclaration): boolean {
  if (style.display === 'none' || style.opacity === '0' || style.visibility === 'collapse') return false;
  if (/^all$/i.test(declared(cssOf(element), 'mso-hide'))) return false;
  return !isClipped(element, style);
}

/** False for text that is too small, indented off the page or hidden. */
export function areWordsShown(parent: HTMLElement, style: CSSStyleDeclaration): boolean {
  if (pixels(style.fontSize) < 2 || pixels(style.textIndent) <= -500) return false;
  if (style.visibility !== 'visible') return false;
  // An element without a box of its own shows what is in it.
  let box = parent;
  while (box.parentElement && box.ownerDocument.defaultView?.getComputedStyle(box).display === 'contents')
    box = box.parentElement;
  return box.checkVisibility();
}

/** Comments and deletions that Word and other programs put beside the text. */
export function asideOf(element: HTMLElement): 'comment' | 'comment-mark' | 'deletion' | null {
  const css = cssOf(element);
  const mso = declared(css, 'mso-element');
  if (mso === 'comment' || element.classList.contains('msocomtxt')) return 'comment';
  // Google Docs puts its comments below the text, each after its reference mark.
  if (element.querySelector(':scope > a[href^="#cmnt_ref"]')) return 'comment';
  const isMark = element.classList.contains('MsoCommentReference') || element.classList.contains('msocomanchor');
  if (isMark || element.classList.contains('msocomoff') || /comment/i.test(declared(css, 'mso-special-character')))
    return 'comment-mark';
  if (/^#(?:cmnt|_msocom)/.test(element.getAttribute('href') ?? '')) return 'comment-mark';
  // A tracked deletion says of what, or when. Without that the words are struck, and are shown so.
  const isTracked = element.tagName === 'DEL' && (element.hasAttribute('cite') || element.hasAttribute('datetime'));
  return isTracked || /\bmso(?:del|movefrom)\b/i.test(element.className) ? 'deletion' : null;
}

export type Look = {
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strike: boolean;
  shift: 'sup' | 'sub' | null;
};
export const plainLook: Look = { bold: false, italic: false, underline: false, strike: false, shift: null };

function shiftOf(element: HTMLElement, style: CSSStyleDeclaration): Look['shift'] {
  const raise = pixels(declared(cssOf(element), 'mso-text-raise'));
  const { verticalAlign } = style;
  const up = raise || (verticalAlign === 'super' ? 1 : verticalAlign === 'sub' ? -1 : pixels(verticalAlign));
  return up > 0 ? 'sup' : up < 0 ? 'sub' : null;
}

/**
 * How words in an element look, given the element around it. Lines and shifts apply to everything
 * inside.
 */
export function lookOf(element: HTMLElement, style: CSSStyleDeclaration, around: Look): Look {
  const isCell = /^table-cell$/.test(style.display);
  return {
    bold: Number(style.fontWeight) >= 600,
    italic: /^(?:italic|oblique)/.test(style.fontStyle),
    underline: around.underline || style.textDecorationLine.includes('underline'),
    strike: around.strike || style.textDecorationLine.includes('line-through'),
    shift: isCell ? null : (shiftOf(element, style) ?? around.shift),
  };
}

/**
 * The words as the source's style shows them.
 * @param before the letter in front of them
 */
export function writtenAs(text: string, { textTransform }: CSSStyleDeclaration, before: string): string {
  if (textTransform === 'uppercase') return text.toUpperCase();
  if (textTransform === 'lowercase') return text.toLowerCase();
  if (textTransform !== 'capitalize') return text;
  const isInside = /[\p{L}\p{N}]/u.test(before);
  return text.replace(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu, (word, at: number) =>
    at === 0 && isInside ? word : word.charAt(0).toUpperCase() + word.slice(1),
  );
}

/**
 * Quotes that the browser adds around words; and brackets, since a note's number would join the
 * number before it.
 */
export function signsAround(element: HTMLElement): [string, string] {
  if (element.tagName === 'Q') return ['“', '”'];
  return /\bsd(?:foot|end)noteanc\b/.test(element.className) ? ['[', ']'] : ['', ''];
}

/** The sign that messengers draw as a picture; null for any other picture. */
export function signOf(element: HTMLElement): string | null {
  const words = element.getAttribute('data-is') === 'picture' ? (element.getAttribute('data-words') ?? '').trim() : '';
  return /^(?=.*[\p{Extended_Pictographic}\p{Regional_Indicator}])[\p{Extended_Pictographic}\p{Emoji_Component}]{1,16}$/u.test(
    words,
  )
    ? words
    : null;
}
