'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import { directionOf, inLanguage } from '#lib/core/languages.ts';
import type { HouseFacts } from '#lib/house/schema.ts';

/** What each step is given besides the house. */
export type StepFacts = {
  code: string;
  /** The host of the site. */
  site: string;
  /** The emblem as an address of its own bytes. */
  emblem: string | null;
  /** The database’s time. */
  now: Date;
};

/** Part of what readers will see that follows from what is being typed. */
export function Typed({ text, part }: { text: string; part: string }) {
  const at = part === '' ? -1 : text.lastIndexOf(part);
  if (at === -1) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{part}</mark>
      {text.slice(at + part.length)}
    </>
  );
}

type SheetProps = { house: HouseFacts; emblem: string | null; children: ReactNode };

/** The head of the site's pages: emblem and the house's names over a Scotch rule. */
export function Sheet({ house, emblem, children }: SheetProps) {
  const sheet = useRef<HTMLDivElement>(null);
  // The page's policy refuses a style attribute in HTML; a script may set the property.
  useEffect(() => {
    sheet.current?.style.setProperty('--accent-paper', house.accent);
    sheet.current?.style.setProperty('--accent-dark', house.accentDark);
  }, [house]);
  return (
    <div ref={sheet} className="see-sheet">
      <div className="see-plate">
        {/* biome-ignore lint/performance/noImgElement: an emblem is shown as it was kept */}
        {emblem ? <img src={emblem} alt="" /> : null}
        {house.languages.map((language) => (
          <span key={language} lang={language} dir={directionOf(language)}>
            {inLanguage(house.names, language)}
          </span>
        ))}
      </div>
      {children}
    </div>
  );
}

type ViewProps = { title?: string; note?: string; children: ReactNode };

/** A column that shows what a step changes, as it is typed. */
export function ReaderView({ title, note, children }: ViewProps) {
  const t = useTranslations('setUp.view');
  return (
    <aside className="set-up-see" aria-label={title ?? t('readers')}>
      <p className="see-title">
        <b className="label">{title ?? t('readers')}</b>
        <span>{note ?? t('note')}</span>
      </p>
      {children}
    </aside>
  );
}

/** A line below the sheet: where else the same will be seen. */
export function Seen({ place, children }: { place: string; children: ReactNode }) {
  return (
    <div>
      <dt>{place}</dt>
      <dd>{children}</dd>
    </div>
  );
}
