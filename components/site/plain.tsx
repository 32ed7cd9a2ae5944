import { Icons } from '#components/ui/icons.tsx';
import { directionOf } from '#lib/core/languages.ts';
import { Frame } from './frame.tsx';
import { SearchForm } from './search.tsx';
import { type Place, prefixOf } from './place.ts';
import { wordsOf } from './words.ts';

/** The 404 page. It says nothing of the requested address. */
export function NotFoundDocument({ place }: { place: Place }) {
  const words = wordsOf(place.language);
  return (
    <Frame
      place={place}
      title={words.notFound}
      hasSearch
      canonical={null}
      head={<meta name="robots" content="noindex" />}
    >
      <h1 className="title">{words.notFound}</h1>
      <p className="lead">{words.notFoundWhy}</p>
      <SearchForm place={place} />
      <p className="lead">
        <a href={prefixOf(place.house, place.language) || '/'}>{words.notFoundNext}</a>
      </p>
    </Frame>
  );
}

/**
 * The page for when the database cannot be read. House and language are unknown, so it speaks every
 * language of the site.
 */
export function BrokenDocument({ stylesheet, silent }: { stylesheet: string; silent: boolean }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{wordsOf('en').down}</title>
        <meta name="robots" content="noindex" />
        <link rel="stylesheet" href={stylesheet} />
        <Icons />
      </head>
      <body>
        <main className="sheet">
          {['en', 'ur'].map((language) => {
            const words = wordsOf(language);
            return (
              <section key={language} lang={language} dir={directionOf(language)}>
                <h1 className="title">{words.down}</h1>
                <p className="lead">{silent ? words.downWhy : words.brokenWhy}</p>
              </section>
            );
          })}
        </main>
      </body>
    </html>
  );
}
