import { markup } from '#components/site/markup.ts';
import { SearchDocument } from '#components/site/search.tsx';
import { prefixOf } from '#components/site/place.ts';
import { siteResponse } from '#lib/core/serving/site-response.ts';
import { getHouse } from '#lib/site/queries.ts';
import { findPublic, searchChoices } from '#lib/site/search-queries.ts';
import { isAsked, searchOf } from '#lib/site/search-rules.ts';
import { languageOf, notFound, placeOf } from './answer.ts';

/**
 * The search in a language. Nothing keeps its pages: there are more of them than of all others, and
 * they would push those out.
 */
export async function searchAnswer(request: Request, languageKey: string | undefined): Promise<Response> {
  const house = await getHouse();
  const language = languageOf(house, languageKey);
  if (language === null) return notFound();
  const search = searchOf(new URL(request.url).searchParams);
  const reader = { house, language };
  const choices = await searchChoices(reader);
  const hits = isAsked(search) ? await findPublic(reader, search) : null;
  const place = placeOf(house, language, `${prefixOf(house, language)}/search`);
  return siteResponse({
    type: 'text/html; charset=utf-8',
    body: markup(<SearchDocument {...{ place, search, hits, choices }} />),
    keep: 'never',
  });
}
