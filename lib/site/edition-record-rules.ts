// The record of an edition as its public page shows it: what the register's hash is taken over, told from the reader's side. Pure.
import { editionStatement } from '#lib/text/edition-rules.ts';
import type { PublicPage } from './schema.ts';

/** The record of the edition that a page shows; null once its text was taken away. */
export function editionRecord(page: PublicPage) {
  if (!page.text) return null;
  const { series, period, number, label, language, deskName, edition, editionAt, note } = page;
  const imprint = {
    series,
    period,
    number,
    label,
    language,
    desk: deskName,
    edition,
    publishedAt: editionAt.toISOString(),
    note,
  };
  return editionStatement(imprint, page.text.content);
}
