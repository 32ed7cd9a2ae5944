import { escapeXml, legalXml } from '#components/site/xml.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { siteOrigin, siteResponse } from '#lib/core/serving/site-response.ts';
import { getHouse } from '#lib/site/queries.ts';
import { listMonthFiles, listMonthPaths, listNews, type SitemapPath } from '#lib/site/sitemap-queries.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { notFound } from './answer.ts';

// One file a month and language. The protocol allows 50,000 addresses a file. Addresses are made of
// letters, figures, dots, dashes and slashes, so nothing in them needs escaping.

const xmlns = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

const xml = (body: string, tags: string[]) =>
  siteResponse({
    type: 'application/xml; charset=utf-8',
    body: legalXml(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`),
    keep: 'tagged',
    tags: [tag.house, ...tags],
  });

/**
 * The index, newest months first: one line a month and language, and a further one where a month
 * fills more than one file.
 */
export async function sitemapIndex(): Promise<Response> {
  const { languages, timeZone } = await getHouse();
  const months = (await listMonthFiles(timeZone)).filter(({ language }) => languages.includes(language));
  const lines = months.flatMap(({ language, month, files, changedAt }) =>
    Array.from({ length: files }, (_, at) => {
      const name = at === 0 ? month : `${month}-${at + 1}`;
      const place = `${siteOrigin()}/sitemap/${language}/${name}.xml`;
      return `<sitemap><loc>${place}</loc><lastmod>${changedAt.toISOString()}</lastmod></sitemap>`;
    }),
  );
  return xml(`<sitemapindex ${xmlns}>\n${lines.join('\n')}\n</sitemapindex>`, [tag.calendar]);
}

/** The languages of a number, and the first of the house's for readers of any other. */
function alternates(languages: SitemapPath['languages']): string {
  const [first] = languages;
  if (!first || languages.length < 2) return '';
  return [...languages, { language: 'x-default', path: first.path }]
    .map(({ language, path }) => `<xhtml:link rel="alternate" hreflang="${language}" href="${siteOrigin()}${path}"/>`)
    .join('');
}

/**
 * The releases of a month in a language, newest first.
 * @param file "2021-11.xml", or "2021-11-2.xml" for the month's second file
 */
export async function sitemapMonth(language: string, file: string): Promise<Response> {
  const [, month, part = '1'] = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-([2-9]|[1-9]\d))?\.xml$/.exec(file) ?? [];
  const { languages, timeZone } = await getHouse();
  if (!month || !languages.includes(language)) return notFound();
  const paths = await listMonthPaths({ language, languages, timeZone }, month, Number(part));
  if (paths.length === 0) return notFound();
  const lines = paths.map(
    ({ path, changedAt, languages: all }) =>
      `<url><loc>${siteOrigin()}${path}</loc><lastmod>${changedAt.toISOString()}</lastmod>${alternates(all)}</url>`,
  );
  return xml(`<urlset ${xmlns} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${lines.join('\n')}\n</urlset>`, [
    tag.calendar,
  ]);
}

/** What was published in the last two days, as search engines for news ask for it. */
export async function newsSitemap(): Promise<Response> {
  const { names } = await getHouse();
  const lines = (await listNews()).map(({ path, language, headline, publishedAt }) =>
    [
      `<url><loc>${siteOrigin()}${path}</loc><news:news>`,
      `<news:publication><news:name>${escapeXml(inLanguage(names, language))}</news:name>`,
      `<news:language>${language}</news:language></news:publication>`,
      `<news:publication_date>${publishedAt.toISOString()}</news:publication_date>`,
      `<news:title>${escapeXml(headline)}</news:title></news:news></url>`,
    ].join(''),
  );
  const news = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"';
  return xml(`<urlset ${xmlns} ${news}>\n${lines.join('\n')}\n</urlset>`, [tag.latest]);
}
