import { Icons } from '#components/ui/icons.tsx';
import { directionOf } from '#lib/core/languages.ts';
import type { FrontMonth, PublicListItem } from '#lib/site/schema.ts';
import { Frame } from './frame.tsx';
import { MonthPart } from './front/rail.tsx';
import { RowList } from './list.tsx';
import { SearchForm } from './search.tsx';
import { type Place, prefixOf } from './place.ts';
import { wordsOf } from './words/words.ts';

function NothingHere({ language, isFirst }: { language: string; isFirst: boolean }) {
  const words = wordsOf(language);
  const Heading = isFirst ? 'h1' : 'h2';
  return (
    <section lang={language} dir={directionOf(language)}>
      <Heading>{words.notFound}</Heading>
      <p>{words.notFoundWhy}</p>
    </section>
  );
}

type Missing = { place: Place; newest: { items: PublicListItem[]; month: FrontMonth | null } };

/**
 * The 404 page, in every language of the house. It says nothing of the requested address, and
 * offers the search, the newest releases and the newest month.
 */
export function NotFoundDocument({ place, newest: { items, month } }: Missing) {
  const { house, language } = place;
  const words = wordsOf(language);
  return (
    <Frame
      place={place}
      title={words.notFound}
      hasSearch
      canonical={null}
      head={<meta name="robots" content="noindex" />}
    >
      <div className="missing">
        {house.languages.map((one, at) => (
          <NothingHere key={one} language={one} isFirst={at === 0} />
        ))}
      </div>
      <SearchForm place={place} />
      <p className="missing-hint">{words.searchHint}</p>
      {month && (
        <div className="front">
          <section className="day" aria-labelledby="newest">
            <div className="day-head">
              <h2 id="newest">{words.newestFive}</h2>
              <p>
                <a href={prefixOf(house, language) || '/'}>{words.notFoundNext}</a>
              </p>
            </div>
            <RowList items={items} place={place} under={{ month: null, moment: 'day' }} />
          </section>
          <aside className="rail" aria-label={words.archive}>
            <MonthPart place={place} month={month} />
          </aside>
        </div>
      )}
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
