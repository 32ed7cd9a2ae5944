// A release as the data of its sheets (sheet.typ). Every word of it is data there, never markup.
import { encode } from 'uqr';
import { momentOf } from '#components/site/dates.ts';
import { kindInWords } from '#components/site/release/attachment-kind.ts';
import { formWordsOf } from '#components/site/words/words-of-forms.ts';
import { wordsOf } from '#components/site/words/words.ts';
import { isCapitals } from '#components/ui/capitals.ts';
import { directionOf, inLanguage } from '#lib/core/languages.ts';
import { emailLink, telephoneLink } from '#lib/text/contact-rules.ts';
import type { Contact } from '#lib/text/contact-schema.ts';
import { fileNameOf, type FormSource } from '#lib/site/forms/form-rules.ts';
import type { PublicHouse } from '#lib/site/schema.ts';
import { noticesOf } from './notices.ts';
import { plainTextOf } from './plain-text.ts';
import { setBlocks } from './set-blocks.ts';

type Part = { text: string; ltr: boolean };
const words = (text: string): Part => ({ text, ltr: false });
const code = (text: string): Part => ({ text, ltr: true });

/** Whether a language is written in Arabic letters, and so set in Nastaliq. */
export const isNastaliq = (language: string) => directionOf(language) === 'rtl' && !language.startsWith('he');

const withoutScheme = (address: string) => address.replace(/^https?:\/\//, '');

/** A code of squares as SVG, with a white border. */
export function qrCode(address: string): string {
  const { data, size } = encode(address, { ecc: 'M', border: 2 });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path fill="#16181d" d="${squares.join('')}"/></svg>`;
}

/** The house's name in another of its languages, beside its own. */
export function otherNameOf(house: PublicHouse, language: string) {
  const own = inLanguage(house.names, language);
  const other = house.languages.find((one) => one !== language && house.names[one] && house.names[one] !== own);
  if (other === undefined) return null;
  return { text: house.names[other] ?? '', lang: other, dir: directionOf(other), nastaliq: isNastaliq(other) };
}

function reachOf(house: PublicHouse, language: string): Part[][] {
  const site = wordsOf(language);
  const { name, email, telephone } = house.pressContact;
  const contact = [words(name), code(telephone), code(email)].filter(({ text }) => text !== '');
  return [
    ...(contact.length > 0 ? [[words(site.pressContact), ...contact]] : []),
    ...(house.dutyTelephone ? [[words(site.dutyTelephone), code(house.dutyTelephone)]] : []),
  ];
}

const contactOf = ({ name, role, telephone, email }: Contact) => ({
  name,
  parts: [
    { ...words(role), href: '' },
    { ...code(telephone), href: telephoneLink(telephone) ?? '' },
    { ...code(email), href: emailLink(email) ?? '' },
  ].filter(({ text }) => text !== ''),
});

/** A long headline is smaller, as on the page. */
function headlineOf(text: string, nastaliq: boolean) {
  const capitals = isCapitals(text);
  const size = text.length > 240 ? 14 : text.length > 120 ? 16.5 : 19.5;
  return { text, capitals, size: nastaliq ? size - 2 : capitals ? size - 3 : size };
}

function imprintOf({ page, house, origin }: FormSource) {
  const forms = formWordsOf(page.language);
  const query = page.edition === page.newestEdition ? '' : `?edition=${page.edition}`;
  const address = origin + page.path + query;
  const edition = String(page.edition);
  const register = `${origin}/register`;
  return {
    address,
    addressText: withoutScheme(address),
    editionLine: forms.editionOf(edition, momentOf(page.editionAt, page.language, house.timeZone)),
    checkAddress: withoutScheme(register),
    qr: qrCode(address),
    record: [[words(forms.registered(edition)), code(page.contentHash)]],
  };
}

/** The text that goes with the sheets as a file, since Nastaliq cannot be copied from a PDF. */
function attachedText(source: FormSource) {
  const { page } = source;
  if (!isNastaliq(page.language)) return null;
  const name = fileNameOf(page, 'txt');
  return { name, text: plainTextOf(source), description: wordsOf(page.language).plainText };
}

/**
 * The data of a release's sheets.
 * @param emblem the name of its file in the workspace; null without one
 * @throws if the text was removed
 */
export function sheetOf(source: FormSource, emblem: string | null) {
  const { page, house, origin } = source;
  if (!page.text) throw new Error('a release without a text has no sheets');
  const { content, attachments } = page.text;
  const site = wordsOf(page.language);
  const forms = formWordsOf(page.language);
  const nastaliq = isNastaliq(page.language);
  const attached = attachedText(source);
  const { record, ...imprint } = imprintOf(source);
  const at = page.editionAt;
  return {
    lang: page.language.split('-')[0] ?? 'en',
    dir: page.dir,
    nastaliq,
    title: `${page.label}: ${content.headline}`,
    date: { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() },
    house: inLanguage(house.names, page.language),
    otherName: otherNameOf(house, page.language),
    emblem,
    accent: /^#[0-9a-f]{6}$/i.test(house.accent) ? house.accent : '#0b5d3b',
    letterhead: house.letterhead,
    reach: reachOf(house, page.language),
    label: page.label,
    labelSize: page.label.length > 12 ? 11 : 15,
    desk: page.deskName,
    moment: momentOf(page.publishedAt, page.language, house.timeZone),
    withdrawn: page.withdrawal !== null,
    notices: noticesOf(source),
    kicker: content.kicker ?? '',
    headline: headlineOf(content.headline, nastaliq),
    subheadlines: content.subheadlines,
    // Place and date on lines of their own, as the margin is narrow.
    dateline: content.dateline.text.split(/(?<=:)\s+/).filter((part) => part !== ''),
    body: setBlocks(content.body, 1),
    endMark: content.endMark,
    contacts: (content.contacts ?? []).map(contactOf),
    notes: content.notes ? setBlocks(content.notes, 2) : [],
    attachments: attachments.map((one) => ({
      title: one.title,
      href: origin + one.path,
      address: withoutScheme(origin + one.path),
      kind: kindInWords(one, page.language),
    })),
    ...imprint,
    record: [...record, ...(attached ? [[words(forms.textInside(attached.name))]] : [])],
    attached,
    words: {
      emblem: forms.emblem,
      check: forms.checkSheet,
      page: site.page,
      of: site.of,
      withdrawn: site.withdrawn,
      contacts: site.contacts,
      notes: site.notes,
      attachments: site.attachments,
    },
  };
}
