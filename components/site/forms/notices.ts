// What a reader of a file must know before its text: that it was withdrawn, or what was corrected.
import { momentOf } from '#components/site/dates.ts';
import { formWordsOf } from '#components/site/words/words-of-forms.ts';
import { wordsOf } from '#components/site/words/words.ts';
import type { FormSource } from '#lib/site/forms/form-rules.ts';

export type FormNotice = { heading: string; lines: string[] };

function withdrawn({ page, house }: FormSource): FormNotice[] {
  if (!page.withdrawal) return [];
  const words = wordsOf(page.language);
  const when = momentOf(page.withdrawal.at, page.language, house.timeZone);
  return [
    {
      heading: words.withdrawn,
      lines: [`${words.withdrawnOn(when)} ${page.withdrawal.reason}`, page.text ? words.textStays : words.textGone],
    },
  ];
}

/** An earlier edition says that it is one. */
function earlier({ page, origin }: FormSource): FormNotice[] {
  if (page.edition === page.newestEdition) return [];
  const words = wordsOf(page.language);
  const where = `${formWordsOf(page.language).newestAt} \u2068${origin}${page.path}\u2069`;
  return [{ heading: words.edition(String(page.edition)), lines: [words.olderEdition(String(page.edition)), where] }];
}

/** Every correction up to this edition, the newest first. */
function corrections({ page, house }: FormSource): FormNotice[] {
  const words = wordsOf(page.language);
  const lines = page.editions
    .filter(({ edition }) => edition > 1 && edition <= page.edition)
    .reverse()
    .map(({ edition, publishedAt, note }) => {
      const when = momentOf(publishedAt, page.language, house.timeZone);
      return `${formWordsOf(page.language).editionOf(String(edition), when)}: ${note ?? ''}`;
    });
  return lines.length > 0 ? [{ heading: words.corrected, lines }] : [];
}

/** The notices in the order of the page. */
export const noticesOf = (source: FormSource): FormNotice[] => [
  ...withdrawn(source),
  ...earlier(source),
  ...corrections(source),
];
