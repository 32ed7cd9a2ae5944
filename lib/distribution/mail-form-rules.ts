// The form of every e-mail, in plain text and HTML.
import { directionOf } from '#lib/core/languages.ts';

/** A language of e-mails. Any other reader reads English. */
export type MailLanguage = 'en' | 'ur';

export const languageOfMail = (language: string): MailLanguage => (language === 'ur' ? 'ur' : 'en');

export type MailText = { subject: string; text: string; html: string };

export const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const linkTo = (address: string) => `<a href="${escaped(address)}" dir="ltr">${escaped(address)}</a>`;

/** A paragraph of a plain text; a mark at its start gives an Urdu one its direction. */
export const paragraphIn = (language: MailLanguage) => (line: string) => (language === 'ur' ? `\u200F${line}` : line);

type HtmlFacts = { language: MailLanguage; subject: string; house: string; body: string };

/** The whole HTML of an e-mail. @param facts.body HTML, escaped where it has names */
export const htmlMail = ({ language, subject, house, body }: HtmlFacts) =>
  `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>${body}<p><bdi>${escaped(house)}</bdi></p></body></html>`;
