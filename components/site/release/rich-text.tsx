import { wordsOf } from '../words/words.ts';

/**
 * The HTML of a document. Opening quotation marks hang; a wide table scrolls in a box that the
 * keyboard reaches.
 */
export function RichText({ html, language }: { html: string; language: string }) {
  const readyHtml = html
    .replace(/<p>(?=[“‘])/g, '<p class="hangs">')
    // A group, since each of many regions would need a name of its own.
    .replaceAll(
      '<table',
      `<div class="table-box" role="group" tabindex="0" aria-label="${wordsOf(language).table}"><table`,
    )
    .replaceAll('</table>', '</table></div>');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: publication makes it from the schema
  return <div className="document-text" dangerouslySetInnerHTML={{ __html: readyHtml }} />;
}
