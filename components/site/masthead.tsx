import type { ReactNode } from 'react';
import { directionOf, inLanguage, nameOfLanguage } from '#lib/core/languages.ts';
import type { PublicHouse } from '#lib/site/schema.ts';
import { type Place, prefixOf } from './place.ts';
import { Seal } from './seal.tsx';
import { wordsOf } from './words/words.ts';

/** The pages of the navigation, in its order, by their names in the words. */
const ways = {
  latest: '',
  archive: '/archive',
  register: '/register',
  desks: '/desks',
  aboutPage: '/about',
} as const;

export type Here = keyof typeof ways | 'search';

/** The page's address in other languages, and which page of the navigation it is. */
export type Standing = { place: Place; here?: Here | undefined; inOtherLanguage?: Record<string, string> | undefined };

const letterOf = ({ names, languages }: PublicHouse) =>
  [...inLanguage(names, languages[0] ?? 'en').trim()][0]?.toUpperCase() ?? '';

function House({ place: { house, language } }: { place: Place }) {
  return (
    <a className="masthead-house" href={prefixOf(house, language) || '/'} dir="auto">
      {house.emblem ? (
        // biome-ignore lint/performance/noImgElement: no script would load it
        <img className="masthead-emblem" src={house.emblem} alt="" width="52" height="52" />
      ) : (
        <Seal className="masthead-emblem">{letterOf(house)}</Seal>
      )}
      <span>{inLanguage(house.names, language)}</span>
    </a>
  );
}

/** The house's name in its next language, which leads there. */
function OtherName({ place: { house, language } }: { place: Place }) {
  const other = house.languages.find((one) => one !== language && house.names[one]);
  if (!other) return null;
  return (
    <a
      className="masthead-other"
      href={prefixOf(house, other) || '/'}
      lang={other}
      hrefLang={other}
      dir={directionOf(other)}
    >
      {house.names[other]}
    </a>
  );
}

function Navigation({ place: { house, language }, here, inOtherLanguage = {} }: Standing) {
  const words = wordsOf(language);
  const prefix = prefixOf(house, language);
  return (
    <nav aria-label={words.site}>
      {Object.entries(ways).map(([way, path]) => (
        <a key={way} href={prefix + path || '/'} aria-current={way === here ? 'page' : undefined}>
          {words[way as keyof typeof ways]}
        </a>
      ))}
      <a className="masthead-find" href={`${prefix}/search`} aria-current={here === 'search' ? 'page' : undefined}>
        {words.search}
      </a>
      {house.languages
        .filter((other) => other !== language)
        .map((other) => (
          <a
            key={other}
            href={inOtherLanguage[other] ?? (prefixOf(house, other) || '/')}
            lang={other}
            hrefLang={other}
            dir={directionOf(other)}
          >
            {nameOfLanguage(other)}
          </a>
        ))}
    </nav>
  );
}

function Field({ place: { house, language } }: { place: Place }) {
  const words = wordsOf(language);
  return (
    <form className="masthead-search" role="search" action={`${prefixOf(house, language)}/search`}>
      <input
        name="q"
        type="search"
        aria-label={words.search}
        placeholder={words.searchHere}
        maxLength={200}
        dir="auto"
        autoComplete="off"
      />
      <button type="submit">{words.search}</button>
    </form>
  );
}

type Props = Standing & {
  /** Today's date and numbers. The masthead is then the house's large nameplate. */
  today?: ReactNode;
  /** The page has a search of its own. */
  hasSearch?: boolean | undefined;
};

/** The head of a page: the large nameplate of the front page, or one quiet line. */
export function Masthead({ today, hasSearch = false, ...standing }: Props) {
  const { place } = standing;
  const waysOn = (
    <>
      <Navigation {...standing} />
      {!hasSearch && <Field place={place} />}
    </>
  );
  if (!today)
    return (
      <header className="masthead">
        <div className="sheet masthead-strip">
          <House place={place} />
          {waysOn}
        </div>
        <div className="sheet scotch" />
      </header>
    );
  return (
    <header className="masthead" data-size="large">
      <div className="sheet masthead-plate">
        <House place={place} />
        <OtherName place={place} />
      </div>
      <div className="sheet scotch" />
      <div className="sheet masthead-strip">
        {today}
        {waysOn}
      </div>
    </header>
  );
}
