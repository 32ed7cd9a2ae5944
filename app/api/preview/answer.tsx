// How a text that is not public is answered: as its page, kept by nobody.
import { placeOf } from '#app/(site)/_answers/answer.ts';
import { markup } from '#components/site/markup.ts';
import { NoPreviewDocument, PreviewDocument } from '#components/site/release/preview.tsx';
import { siteResponse } from '#lib/core/serving/site-response.ts';
import type { Preview } from '#lib/releases/preview/page.ts';
import type { PublicHouse } from '#lib/site/schema.ts';

const hidden = { 'X-Robots-Tag': 'noindex, nofollow', 'Referrer-Policy': 'no-referrer' };
const html = { type: 'text/html; charset=utf-8', keep: 'never', headers: hidden } as const;

/** @param link for whom it is, and until when it holds; null on the desk */
export function previewAnswer(
  { house, page, isCorrection }: Preview,
  link: { name: string; until: Date } | null,
): Response {
  const place = placeOf(house, page.language, page.path);
  return siteResponse({ ...html, body: markup(<PreviewDocument {...{ place, page, isCorrection, link }} />) });
}

/** The same for every address that shows nothing. */
export function noPreview(house: PublicHouse): Response {
  const place = placeOf(house, house.languages[0] ?? 'en', '/');
  return siteResponse({ ...html, status: 404, body: markup(<NoPreviewDocument place={place} />) });
}

/** A refusal in one line. */
export const inOneLine = (status: number, words: string, headers: Record<string, string> = {}) =>
  siteResponse({
    status,
    type: 'text/plain; charset=utf-8',
    keep: 'never',
    body: `${words}\n`,
    headers: { ...hidden, ...headers },
  });
