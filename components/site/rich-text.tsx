import { wordsOf } from './words.ts';

/** The HTML of a document: quotation marks hang, and a wide table scrolls in a box of its own, by keyboard too. */
export function RichText({ html, language }: { html: string; language: string }) {
  const shown = html
    .replace(/<p>(?=[“‘])/g, '<p class="hangs">')
    .replaceAll(
      '<table',
      `<div class="table-box" role="region" tabindex="0" aria-label="${wordsOf(language).table}"><table`,
    )
    .replaceAll('</table>', '</table></div>');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the publish transaction makes it from the document's schema, which has no place for markup
  return <div className="document-text" dangerouslySetInnerHTML={{ __html: shown }} />;
}
