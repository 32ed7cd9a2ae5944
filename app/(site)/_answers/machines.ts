import { prefixOf } from '#components/site/place.ts';
import { wordsOf } from '#components/site/words/words.ts';
import { escapeXml, legalXml } from '#components/site/xml.ts';
import { directionOf, inLanguage } from '#lib/core/languages.ts';
import { siteOrigin, siteResponse } from '#lib/core/serving/site-response.ts';
import { getHouse } from '#lib/site/queries.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { languageOf, notFound } from './answer.ts';

/** OpenSearch allows so many letters in a name. */
const longest = { short: 16, long: 48 };

const cut = (text: string, letters: number) => [...text].slice(0, letters).join('').trim();

/** How a browser asks the search, by which it offers it in its address bar. */
export async function openSearch(languageKey: string | undefined): Promise<Response> {
  const house = await getHouse();
  const language = languageOf(house, languageKey);
  if (language === null) return notFound();
  const root = siteOrigin() + prefixOf(house, language);
  const name = inLanguage(house.names, language);
  const element = (tagName: string, text: string) => `<${tagName}>${escapeXml(text)}</${tagName}>`;
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    element('ShortName', cut(name, longest.short)),
    element('LongName', cut(name, longest.long)),
    element('Description', cut(`${name}: ${wordsOf(language).releases}`, 1024)),
    element('Language', language),
    element('InputEncoding', 'UTF-8'),
    `<Image width="48" height="48" type="image/x-icon">${siteOrigin()}/favicon.ico</Image>`,
    `<Url type="text/html" template="${root}/search?q={searchTerms}"/>`,
    `<Url type="application/opensearchdescription+xml" rel="self" template="${root}/opensearch.xml"/>`,
    '</OpenSearchDescription>\n',
  ].join('\n');
  const type = 'application/opensearchdescription+xml; charset=utf-8';
  return siteResponse({ type, body: legalXml(body), keep: 'tagged', tags: [tag.house] });
}

const iconSizes = [192, 512];

/** The house as a browser keeps it on a home screen: its name, colour and icons. */
export async function manifest(): Promise<Response> {
  const house = await getHouse();
  const language = house.languages[0] ?? 'en';
  const name = inLanguage(house.names, language);
  const icon = (file: string, size: number, purpose: 'any' | 'maskable') => ({
    src: `/${file}-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  const body = {
    name,
    short_name: cut(name, longest.short),
    lang: language,
    dir: directionOf(language),
    start_url: '/',
    display: 'browser',
    theme_color: house.accent,
    icons: [
      ...iconSizes.map((size) => icon('icon', size, 'any')),
      ...iconSizes.map((size) => icon('icon-maskable', size, 'maskable')),
    ],
  };
  const type = 'application/manifest+json';
  return siteResponse({ type, body: `${JSON.stringify(body)}\n`, keep: 'tagged', tags: [tag.house] });
}

const dayMs = 86_400_000;
/** The text asks for a date less than a year ahead. It moves on by itself every day. */
const validDays = 180;

/** Whom to tell of a weakness (RFC 9116): the house's press contact. 404 where nobody is named. */
export async function securityText(): Promise<Response> {
  const { pressContact, languages } = await getHouse();
  if (!pressContact.email) return notFound();
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  const lines = [
    `Contact: mailto:${encodeURI(pressContact.email)}`,
    `Expires: ${new Date(today + validDays * dayMs).toISOString()}`,
    `Preferred-Languages: ${languages.join(', ')}`,
    `Canonical: ${siteOrigin()}/.well-known/security.txt`,
  ];
  const type = 'text/plain; charset=utf-8';
  return siteResponse({ type, body: `${lines.join('\n')}\n`, keep: 'tagged', tags: [tag.house] });
}
