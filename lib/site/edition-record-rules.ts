// The record of an edition, from its public page. The register has its hash. Pure.
import { editionStatement } from '#lib/text/edition-rules.ts';
import type { PublicPage } from './schema.ts';

/** The record of a page’s edition; null after its text was removed. */
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
