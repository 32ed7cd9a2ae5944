// Contacts as links and as printed lines. Promises:
//   - a link leads to the printed number or address, in any digits; anything else has no link
//   - contact-lines-rules.ts reads printed contacts back as they were
import type { Contact } from './contact-schema.ts';
import { latinDigits } from './digit-rules.ts';
import { sizes } from './sizes-rules.ts';
import { sectionWordsOf } from './section-words-rules.ts';

const number = /^(\+?)((?:[\d\s()./-])+?)(?:\s*(?:ext\.?|x)\s*(\d{1,6}))?$/i;
const address = /^[^\s@<>()[\],;:"\\?&#%]{1,64}@[^\s@<>()[\],;:"\\?&#%]+\.[^\s@<>()[\],;:"\\?&#%.]{2,}$/;

/**
 * The link of a number: “051 (920) 0000 ext. 12” is tel:0519200000;ext=12. null if it is no number.
 */
export function telephoneLink(telephone: string): string | null {
  if (telephone.length > sizes.telephone) return null;
  const [, plus = '', digits = '', extension] = number.exec(latinDigits(telephone)) ?? [];
  const dialled = digits.replace(/\D/g, '');
  if (dialled.length < 3 || dialled.length > 20) return null;
  return `tel:${plus}${dialled}${extension ? `;ext=${extension}` : ''}`;
}

/** The mailto: link of an address; null if it is no address. */
export const emailLink = (email: string): string | null =>
  email.length <= sizes.email && address.test(email) ? `mailto:${email}` : null;

/** A contact on lines of its own: name, role, telephone, e-mail. */
export function printedContact({ name, role, telephone, email }: Contact, language: string): string {
  const words = sectionWordsOf(language);
  const withMark = (mark: string, what: string) => (what === '' ? '' : `${mark}: ${what}`);
  return [name, role, withMark(words.telephone, telephone), withMark(words.email, email)]
    .filter((line) => line !== '')
    .join('\n');
}
