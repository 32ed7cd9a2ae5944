// Telephone numbers that cannot be dialled from another country. Promise: dates, amounts and short
// numbers of emergency services are none.
import { telephoneLink } from '#lib/text/contact-rules.ts';
import type { Contact } from '#lib/text/contact-schema.ts';
import { latinDigits } from '#lib/text/digit-rules.ts';
import { type Passage, placeIn } from './passages-rules.ts';
import type { Finding } from './schema.ts';

const candidate = /(?<![\p{L}\p{N}+/.-])[+(]?\d[\d\s()./-]{4,18}\d(?![\p{L}\p{N}])/gu;
/** A date, or an amount below one. */
const other = /\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2}|^0\.\d/;
// Words that stand before a telephone number.
const words =
  'tel(?:ephone)?|phone|fax|mobile|cell|whatsapp|call|helpline|ٹیلی\\s?فون|فون|موبائل|فیکس|رابطہ|ہیلپ\\s?لائن';
const announced = new RegExp(`(?:${words})(?:\\s*(?:no|numbers?|نمبر|on|at))?\\s{0,3}[:.–-]?\\s{0,3}$`, 'iu');
const reach = 30;
/** Digits of the shortest number that has a country code. */
const shortest = 6;

const dialled = (telephone: string) => latinDigits(telephone).replace(/[^\d+]/g, '');
const hasCountry = (digits: string) => digits.startsWith('+') || digits.startsWith('00');

const finding = (field: string, telephone: string) => ({
  code: 'telephone-country',
  field,
  message: `Write “${telephone}” with its country code, as in +92 51 920 0000.`,
  params: { telephone },
});

/** The contacts' numbers without a country code. */
export function contactsWithoutCountry(contacts: readonly Contact[]): Finding[] {
  return contacts.flatMap(({ telephone }, at): Finding[] => {
    const digits = dialled(telephone);
    if (digits.length < shortest || hasCountry(digits) || telephoneLink(telephone) === null) return [];
    return [finding(`contact-${at + 1}-telephone`, telephone)];
  });
}

/** A number that a word announces, or that begins with 0 and is long enough. */
function isTelephone(text: string, at: number, written: string): boolean {
  const { length } = dialled(written);
  if (length > 15 || other.test(written)) return false;
  const isAnnounced = length >= shortest && announced.test(text.slice(Math.max(0, at - reach), at));
  return isAnnounced || (length >= 9 && written.replace('(', '').startsWith('0'));
}

/** The numbers without a country code in text and notes. */
export function telephonesWithoutCountry(passages: Passage[]): Finding[] {
  return passages.flatMap((passage) => {
    const text = latinDigits(passage.text);
    return [...text.matchAll(candidate)].flatMap(({ 0: written, index }): Finding[] => {
      if (hasCountry(dialled(written)) || !isTelephone(text, index, written)) return [];
      const telephone = passage.text.slice(index, index + written.length);
      return [{ ...finding(passage.field, telephone), place: placeIn(passage, index, index + written.length) }];
    });
  });
}
