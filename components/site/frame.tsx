import type { ReactNode } from 'react';
import { Icons } from '#components/ui/icons.tsx';
import { directionOf, inLanguage, nameOfLanguage } from '#lib/core/languages.ts';
import type { PublicHouse } from '#lib/site/schema.ts';
import { emailLink, telephoneLink } from '#lib/text/contact-rules.ts';
import { Reach } from './contacts.tsx';
import { HeadLinks, type HeadLinksProps } from './head-links.tsx';
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

type Props = HeadLinksProps & {
  title: string;
  description?: string;
  /** The current page in the navigation. */
  here?: 'latest' | 'archive' | 'register' | 'search';
  head?: ReactNode;
  /** Above everything else. */
  band?: ReactNode;
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
  const pages = {
    latest: prefix || '/',
    archive: `${prefix}/archive`,
    register: `${prefix}/register`,
    search: `${prefix}/search`,
  } as const;
  return (
    <header className="masthead">
      <div className="sheet">
        <a className="masthead-house" href={pages.latest} dir="auto">
          {/* biome-ignore lint/performance/noImgElement: no script would load it */}
          {house.emblem && <img className="masthead-emblem" src={house.emblem} alt="" width="28" height="28" />}
          {inLanguage(house.names, language)}
        </a>
        <nav aria-label={words.site}>
          {(['latest', 'archive', 'register', 'search'] as const).map((page) => (
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

/** The lines at the head of what is printed. */
function Letterhead({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <p className="letterhead" dir="auto">
      {lines.join('\n')}
    </p>
  );
}

/** The house, and whom a journalist may ask. */
function Foot({ place: { house, language } }: { place: Place }) {
  const words = wordsOf(language);
  const { name, email, telephone } = house.pressContact;
  const isReachable = name || email || telephone;
  return (
    <footer className="foot sheet">
      <span dir="auto">{inLanguage(house.names, language)}</span>
      {isReachable && (
        <span>
          {words.pressContact} {name && <bdi>{name}</bdi>} <Reach link={telephoneLink(telephone)}>{telephone}</Reach>{' '}
          <Reach link={emailLink(email)}>{email}</Reach>
        </span>
      )}
      {house.dutyTelephone && (
        <span>
          {words.dutyTelephone} <Reach link={telephoneLink(house.dutyTelephone)}>{house.dutyTelephone}</Reach>
        </span>
      )}
    </footer>
  );
}

/** A whole document: head, masthead, main. */
export function Frame(props: Props) {
  const { place, title, description, head, band, children } = props;
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
        <HeadLinks {...props} />
        {head}
      </head>
      <body>
        <a className="skip" href="#text">
          {wordsOf(place.language).skip}
        </a>
        {band}
        <Masthead {...props} />
        <Letterhead lines={place.house.letterhead} />
        <main id="text" className="sheet">
          {children}
        </main>
        <Foot place={place} />
      </body>
    </html>
  );
}
