// The record of an edition as its public page shows it: what the register's hash is taken over, told from the reader's side. Pure.
import { editionStatement } from './edition-rules.ts';
import type { PublicPage } from './schema.ts';

/** The record of the edition that a page shows; null once its text was taken away. */
export function editionRecord(page: PublicPage) {
  if (!page.text) return null;
  const { headline, subheadlines, dateline, body, endMark, attachments } = page.text;
  return editionStatement({
    series: page.series,
    period: page.period,
    number: page.number,
    label: page.label,
    language: page.language,
    desk: page.deskName,
    edition: page.edition,
    publishedAt: page.editionAt.toISOString(),
    note: page.note,
    headline,
    subheadlines,
    dateline,
    body,
    endMark,
    attachments,
  });
}
