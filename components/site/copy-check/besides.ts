// What our own forms say besides a text, so that a copy of a form is a copy of the text.
import { kindInWords } from '#components/site/release/attachment-kind.ts';
import { wordsOf } from '#components/site/words/words.ts';
import type { Besides } from '#lib/text/copy/compare-copy-rules.ts';
import { addressesPrinted } from '#lib/text/document/link-address-rules.ts';
import type { FormSource } from '#lib/site/forms/form-rules.ts';
import { noticesOf } from '../forms/notices.ts';
import { plainTextOf } from '../forms/plain-text.ts';

/** The notice above the plain text of a withdrawn release. */
function noticeOfPlainText(source: FormSource): string[] {
  return source.page.withdrawal ? plainTextOf(source).split('\n').slice(0, 3) : [];
}

function linesOfAttachments({ page, origin }: FormSource): string[] {
  const files = page.text?.attachments ?? [];
  if (files.length === 0) return [];
  const of = (one: (typeof files)[number]) => [
    `${one.title} (${origin}${one.path})`,
    `${one.title} (${kindInWords(one, page.language)})`,
    `${origin}${one.path}`,
  ];
  return [`${wordsOf(page.language).attachments}:`, ...files.flatMap(of)];
}

/** The lines and addresses that plain text and Word file of an edition have around its text. */
export function besidesOf(source: FormSource): Besides {
  const { content } = source.page.text ?? {};
  const notices = noticesOf(source).flatMap(({ heading, lines }) => [heading, ...lines]);
  return {
    lines: [...noticeOfPlainText(source), ...notices, ...linesOfAttachments(source)],
    addresses: [content?.body, content?.notes].flatMap((doc) => (doc ? addressesPrinted(doc) : [])),
  };
}
