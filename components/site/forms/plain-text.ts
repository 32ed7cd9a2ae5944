// A release as a plain text file.
import { momentOf } from '#components/site/dates.ts';
import { formWordsOf } from '#components/site/words/words-of-forms.ts';
import { wordsOf } from '#components/site/words/words.ts';
import { withAddresses } from '#lib/text/document/link-address-rules.ts';
import { printedText } from '#lib/text/printed-text-rules.ts';
import { textOfEdition } from '#lib/text/schema.ts';
import type { FormSource } from '#lib/site/forms/form-rules.ts';

const lines = (parts: string[]) => `${parts.join('\n')}\n`;

function attachments({ page, origin }: FormSource): string {
  const files = page.text?.attachments ?? [];
  if (files.length === 0) return '';
  return lines([
    `${wordsOf(page.language).attachments}:`,
    ...files.map(({ title, path }) => `${title} (${origin}${path})`),
  ]);
}

/** That a release was withdrawn, so that nobody takes a copy for a valid one. */
function notice({ page, house }: FormSource): string {
  if (!page.withdrawal || !page.text) return '';
  const words = wordsOf(page.language);
  const when = momentOf(page.withdrawal.at, page.language, house.timeZone);
  const head = `${words.withdrawn.toUpperCase()}: ${page.label}`;
  return lines([head, `${words.withdrawnOn(when)} ${page.withdrawal.reason}`, words.textStays]);
}

/** What stands at the address of a text that a withdrawal took away. */
export function textOfRemoved({ page, house, origin }: FormSource): string {
  const words = wordsOf(page.language);
  const forms = formWordsOf(page.language);
  const when = momentOf(page.withdrawal?.at ?? page.publishedAt, page.language, house.timeZone);
  return lines([
    `${words.withdrawn.toUpperCase()}: ${page.label}`,
    forms.removed(page.label, when),
    page.withdrawal?.reason ?? '',
    `${forms.stays} ${origin}${page.path}`,
  ]);
}

/**
 * The text in house format, with the address of each link after its words, and the attachments. It
 * is made from the content: the text that was frozen with the edition has no addresses.
 */
export function plainTextOf(source: FormSource): string {
  const { page } = source;
  if (!page.text) return textOfRemoved(source);
  const text = textOfEdition(page.text.content);
  const linked = {
    ...text,
    body: withAddresses(text.body),
    ...(text.notes ? { notes: withAddresses(text.notes) } : {}),
  };
  const parts = [notice(source), printedText(page.label, linked, page.language), attachments(source)];
  return parts.filter((part) => part !== '').join('\n');
}
