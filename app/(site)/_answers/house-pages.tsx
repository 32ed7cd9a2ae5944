import type { ReactElement } from 'react';
import { AboutHouseDocument } from '#components/site/house/about.tsx';
import { AccessibilityDocument } from '#components/site/house/accessibility.tsx';
import { ReuseDocument } from '#components/site/house/reuse.tsx';
import { type Place, prefixOf } from '#components/site/place.ts';
import { listSeries } from '#lib/site/archive-queries.ts';
import { getHouse } from '#lib/site/queries.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { languageOf, notFound, page, placeOf } from './answer.ts';

/** A page that is made of the house alone. */
async function ofHouse(
  path: string,
  key: string | undefined,
  document: (place: Place) => ReactElement | Promise<ReactElement>,
  tags: string[] = [],
): Promise<Response> {
  const house = await getHouse();
  const language = languageOf(house, key);
  if (language === null) return notFound();
  return page(await document(placeOf(house, language, prefixOf(house, language) + path)), tags);
}

/** What the house is, and how its numbers and corrections work. */
export const aboutAnswer = (key: string | undefined) =>
  // A series appears here with its first release.
  ofHouse('/about', key, async (place) => <AboutHouseDocument place={place} series={await listSeries()} />, [
    tag.calendar,
  ]);

/** Who can use the site, and who cannot. */
export const accessibilityAnswer = (key: string | undefined) =>
  ofHouse('/accessibility', key, (place) => <AccessibilityDocument place={place} />);

/** On what terms releases may be reused. */
export const reuseAnswer = (key: string | undefined) =>
  ofHouse('/reuse', key, (place) => <ReuseDocument place={place} />);
