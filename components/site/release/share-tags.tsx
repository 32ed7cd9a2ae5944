import { inLanguage } from '#lib/core/languages.ts';
import type { PublicPage } from '#lib/site/schema.ts';
import type { Place } from '../place.ts';
import { wordsOf } from '../words/words.ts';

/** The address of the release's picture, 1200 × 630; null once a withdrawal took the text. */
const pictureOf = ({ origin }: Place, page: PublicPage) => (page.text ? `${origin}${page.path}.png` : null);

/** What a messenger shows of a link to the release. */
export function ShareTags({ place, page }: { place: Place; page: PublicPage }) {
  const words = wordsOf(page.language);
  const { house, origin } = place;
  const picture = pictureOf(place, page);
  const headline = page.text?.content.headline ?? words.headlineGone;
  const title = `${page.withdrawal && page.text ? `${words.withdrawn}: ` : ''}${headline}`;
  const tags = {
    'og:type': 'article',
    'og:site_name': inLanguage(house.names, page.language),
    'og:locale': page.language.replace('-', '_'),
    'og:url': origin + page.path,
    'og:title': title,
    'og:description': page.withdrawal?.reason ?? `${page.label}, ${page.deskName}`,
    'article:published_time': page.publishedAt.toISOString(),
    'article:modified_time': (page.withdrawal?.at ?? page.editionAt).toISOString(),
    ...(picture && {
      'og:image': picture,
      'og:image:type': 'image/png',
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:alt': `${page.label}: ${headline}`,
    }),
  };
  return (
    <>
      {Object.entries(tags).map(([property, content]) => (
        <meta key={property} property={property} content={content} />
      ))}
      <meta name="twitter:card" content={picture ? 'summary_large_image' : 'summary'} />
    </>
  );
}
