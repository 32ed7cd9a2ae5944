import { siteOrigin, siteResponse } from '#lib/core/serving/site-response.ts';
import { listMonthFiles, listMonthPaths } from '#lib/site/sitemap-queries.ts';
import { getHouse } from '#lib/site/queries.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { notFound } from './answer.ts';

// One file a month and language. The protocol allows 50,000 addresses a file. Addresses are made of
// letters, figures, dots, dashes and slashes, so nothing in them needs escaping.

const xml = (body: string, tags: string[]) =>
  siteResponse({
    type: 'application/xml; charset=utf-8',
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`,
    keep: 'tagged',
    tags: [tag.house, ...tags],
  });

/**
 * The index, newest months first: one line a month and language, and a further one where a month
 * fills more than one file.
 */
export async function sitemapIndex(): Promise<Response> {
  const { languages, timeZone } = await getHouse();
  const lines: string[] = [];
  for (const language of languages) {
    for (const { month, files } of await listMonthFiles(language, timeZone)) {
      for (let file = 1; file <= files; file++) {
        const name = file === 1 ? month : `${month}-${file}`;
        lines.push(`<sitemap><loc>${siteOrigin()}/sitemap/${language}/${name}.xml</loc></sitemap>`);
      }
    }
  }
  return xml(
    `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</sitemapindex>`,
    [tag.calendar],
  );
}

/**
 * The releases of a month in a language, newest first.
 * @param file "2021-11.xml", or "2021-11-2.xml" for the month's second file
 */
export async function sitemapMonth(language: string, file: string): Promise<Response> {
  const [, month, part = '1'] = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-([2-9]|[1-9]\d))?\.xml$/.exec(file) ?? [];
  const { languages, timeZone } = await getHouse();
  if (!month || !languages.includes(language)) return notFound();
  const paths = await listMonthPaths({ language, timeZone }, month, Number(part));
  if (paths.length === 0) return notFound();
  const lines = paths.map(
    ({ path, changed }) => `<url><loc>${siteOrigin()}${path}</loc><lastmod>${changed}</lastmod></url>`,
  );
  return xml(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>`, [
    tag.calendar,
  ]);
}
