import { createElement, type ReactElement } from 'react';
import type { Place } from '#components/site/place.ts';
import { markup } from '#components/site/markup.ts';
import { BrokenDocument, NotFoundDocument } from '#components/site/plain.tsx';
import { openHeaders } from '#lib/core/serving/open-rules.ts';
import { siteOrigin, siteResponse } from '#lib/core/serving/site-response.ts';
import { getNewest } from '#lib/site/front/front-queries.ts';
import { getHouse } from '#lib/site/queries.ts';
import type { PublicHouse } from '#lib/site/schema.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { fontsOf, stylesheetOf } from './assets.ts';

/** What the components of a page need to know of the house and the page's place in the site. */
export function placeOf(house: PublicHouse, language: string, path: string): Place {
  const [stylesheet, fonts] = [stylesheetOf(house), fontsOf(house, language)];
  return { house, language, origin: siteOrigin(), path, stylesheet, fonts };
}

/**
 * An HTML page of the site. Its cache tag names the house, whose name and colours are on every
 * page.
 * @param until when what it says is no longer true
 */
export function page(document: ReactElement, tags: readonly string[], status = 200, until?: Date): Response {
  return siteResponse({
    status,
    ...(until ? { until } : {}),
    type: 'text/html; charset=utf-8',
    body: markup(document),
    keep: 'tagged',
    tags: [tag.house, ...tags],
  });
}

/** JSON as the site writes it. */
export const jsonText = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** JSON that holds something of the house. */
export function json(value: unknown, tags: readonly string[], status = 200): Response {
  const body = jsonText(value);
  return siteResponse({
    status,
    type: 'application/json; charset=utf-8',
    body,
    keep: 'tagged',
    tags: [tag.house, ...tags],
  });
}

/**
 * The 404 page, in the house's own language. It is the same for every address and says nothing of
 * it.
 */
export async function notFound(): Promise<Response> {
  const house = await getHouse();
  const language = house.languages[0] ?? 'en';
  const newest = await getNewest({ house, language });
  const place = placeOf(house, language, '/');
  const body = markup(createElement(NotFoundDocument, { place, newest }));
  return siteResponse({
    status: 404,
    type: 'text/html; charset=utf-8',
    body,
    keep: 'missing',
    tags: [tag.house, tag.missing],
    // A program that may read an address may read that there is nothing.
    headers: openHeaders,
  });
}

/** The page for when a page cannot be made. */
export function broken(status: 500 | 503): Response {
  const body = markup(createElement(BrokenDocument, { stylesheet: stylesheetOf(null), silent: status === 503 }));
  return siteResponse({
    status,
    type: 'text/html; charset=utf-8',
    body,
    keep: 'never',
    headers: { 'Retry-After': '30' },
  });
}

/**
 * @param key the language in an address; undefined for the house's own
 * @returns null if the house does not have it, or if it is the house's own, which has no prefix
 */
export function languageOf(house: PublicHouse, key: string | undefined): string | null {
  const [own = 'en', ...others] = house.languages;
  if (key === undefined) return own;
  return others.includes(key) ? key : null;
}
