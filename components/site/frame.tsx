import type { ReactNode } from 'react';
import { Icons } from '#components/ui/icons.tsx';
import { directionOf, inLanguage } from '#lib/core/languages.ts';
import { Foot } from './foot.tsx';
import { HeadLinks, type HeadLinksProps } from './head-links.tsx';
import { Masthead, type Standing } from './masthead.tsx';
import { printedAddress } from './place.ts';
import { wordsOf } from './words/words.ts';

type Props = Standing &
  HeadLinksProps & {
    title: string;
    description?: string;
    /** Today's date and numbers, on the front page alone: its masthead is the large nameplate. */
    today?: ReactNode;
    /** The page has a search of its own, so its masthead has none. */
    hasSearch?: boolean;
    /** What stands at the foot of each printed sheet; by default the page's address. */
    printed?: { label: string; address: string };
    head?: ReactNode;
    /** Above everything else. */
    band?: ReactNode;
    children: ReactNode;
  };

/** The lines at the head of what is printed. */
function Letterhead({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <p className="letterhead" dir="auto">
      {lines.join('\n')}
    </p>
  );
}

/** A whole document: head, masthead, main, foot. */
export function Frame(props: Props) {
  const { place, here, inOtherLanguage, today, hasSearch, title, description, head, band, children } = props;
  const house = inLanguage(place.house.names, place.language);
  const printed = props.printed ?? { label: '', address: printedAddress(place, place.path) };
  return (
    <html
      lang={place.language}
      dir={directionOf(place.language)}
      data-house={house}
      data-label={printed.label}
      data-address={printed.address}
    >
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
        <Masthead {...{ place, here, inOtherLanguage, today, hasSearch }} />
        <Letterhead lines={place.house.letterhead} />
        <main id="text" className="sheet">
          {children}
        </main>
        <Foot place={place} />
      </body>
    </html>
  );
}
