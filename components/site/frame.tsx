import type { ReactNode } from 'react';
import { Icons } from '#components/ui/icons.tsx';
import { directionOf, inLanguage, nameOfLanguage } from '#lib/core/languages.ts';
import type { PublicHouse } from '#lib/site/schema.ts';
import { wordsOf } from './words.ts';

/** What every page needs to know of its place in the site. */
export type Place = {
  house: PublicHouse;
  language: string;
  /** The site's own origin, without a slash at its end. */
  origin: string;
  /** The page's path. */
  path: string;
  stylesheet: string;
  fonts: string[];
};

type Props = {
  place: Place;
  title: string;
  description?: string;
  /** The current page in the navigation. */
  here?: 'latest' | 'archive' | 'register';
  /** The page's path in another language; its front page by default. */
  inOtherLanguage?: Record<string, string>;
  head?: ReactNode;
  children: ReactNode;
};

/** The prefix of a language's paths: empty for the house's own language. */
export function prefixOf(house: PublicHouse, language: string): string {
  return language === house.languages[0] ? '' : `/${language}`;
}

function Masthead({ place, here, inOtherLanguage = {} }: Pick<Props, 'place' | 'here' | 'inOtherLanguage'>) {
  const { house, language } = place;
  const words = wordsOf(language);
  const prefix = prefixOf(house, language);
  const pages = { latest: prefix || '/', archive: `${prefix}/archive`, register: `${prefix}/register` } as const;
  return (
    <header className="masthead">
      <div className="sheet">
        <a className="masthead-house" href={pages.latest} dir="auto">
          {inLanguage(house.names, language)}
        </a>
        <nav aria-label={words.site}>
          {(['latest', 'archive', 'register'] as const).map((page) => (
            <a key={page} href={pages[page]} aria-current={page === here ? 'page' : undefined}>
              {words[page]}
            </a>
          ))}
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
      </div>
    </header>
  );
}

/** A whole document: head, masthead, main. */
export function Frame(props: Props) {
  const { place, title, description, head, children } = props;
  const house = inLanguage(place.house.names, place.language);
  return (
    <html lang={place.language} dir={directionOf(place.language)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === house ? title : `${title} · ${house}`}</title>
        {description && <meta name="description" content={description} />}
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={place.stylesheet} />
        {place.fonts.map((font) => (
          <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        <Icons />
        {head}
      </head>
      <body>
        <a className="skip" href="#text">
          {wordsOf(place.language).skip}
        </a>
        <Masthead {...props} />
        <main id="text" className="sheet">
          {children}
        </main>
        <footer className="foot sheet">
          <span dir="auto">{house}</span>
        </footer>
      </body>
    </html>
  );
}
