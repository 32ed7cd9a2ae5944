'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { inLanguage } from '#lib/core/languages.ts';
import type { DeskSet, HouseSet } from '#lib/house/schema.ts';
import { ReaderView, Seen, Sheet, type StepFacts } from './reader-view.tsx';
import type { SeriesShown } from './series-preview.tsx';
import { formatLabel, pathOf, periodAt } from '#lib/numbering/rules.ts';

type Props = StepFacts & { house: HouseSet; desks: DeskSet[]; series: SeriesShown | null };

const program = 'npm run -s pressmark --';

/** The set-up is over: what the house does next. */
export function DoneStep({ house, desks, series, emblem, site, now }: Props) {
  const t = useTranslations('setUp.done');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const name = inLanguage(house.names, house.languages[0] ?? 'en');
  const desk = desks[0]?.key ?? 'press';
  const period = series && periodAt(series, now);
  return (
    <main id="main" className="set-up-columns">
      <section className="set-up-form" aria-labelledby="set-up-title">
        <header>
          <h1 id="set-up-title" ref={heading} tabIndex={-1}>
            {t.rich('title', { house: name, name: (words) => <bdi>{words}</bdi> })}
          </h1>
          <p className="set-up-lead">{t('lead')}</p>
        </header>
        <ol className="set-up-rest">
          <li>
            <h2>{t('people')}</h2>
            <p>{t('twoPeople')}</p>
            <p>{t.rich('goToPeople', { people: (words) => <a href="/desk/people">{words}</a> })}</p>
            <code dir="ltr">
              {program} user add EMAIL --name NAME --role officer --desk {desk}
            </code>
          </li>
          <li>
            <h2>{t('archive')}</h2>
            <p>{series && series.next > 1 ? t('waits', { number: String(series.next) }) : t('keeps')}</p>
            <code dir="ltr">
              {program} import FOLDER --series {series?.key ?? 'pr'} --desk {desk}
            </code>
          </li>
        </ol>
        <div className="set-up-act">
          <a className="plain" href="/">
            {t('site')}
          </a>
          <a className="button primary" href="/desk">
            {t('newsroom')}
          </a>
        </div>
      </section>
      <ReaderView title={t('readersNow')} note={t('nothingYet')}>
        <Sheet house={house} emblem={emblem}>
          <p className="see-text">{t('empty')}</p>
        </Sheet>
        {series && period ? (
          <dl className="see-list">
            <Seen place={t('yourSite')}>
              <span dir="ltr">{site}</span>
            </Seen>
            <Seen place={t('first')}>
              <b dir="auto">{formatLabel(series, period, series.next)}</b>
            </Seen>
            <Seen place={t('address')}>
              <span dir="ltr">
                {site}
                {pathOf(series.key, series.period, period, series.next, null)}
              </span>
            </Seen>
          </dl>
        ) : null}
      </ReaderView>
    </main>
  );
}
