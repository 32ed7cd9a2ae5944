'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { clock, zoneOf } from '#components/desk/times.ts';
import { useTimes } from '#components/desk/use-times.ts';
import { inLanguage, nameOfLanguageIn } from '#lib/core/languages.ts';
import type { HouseSet } from '#lib/house/schema.ts';
import { formatLabel, type Period, pathOf, periodAt, type SeriesNumbering } from '#lib/numbering/rules.ts';
import { seriesProblems } from '#lib/numbering/series-rules.ts';
import { examplesOf } from '#lib/numbering/series-examples-rules.ts';
import { usePeriodWords } from '#components/desk/use-period-words.ts';
import { ReaderView, Seen, Sheet, type StepFacts, Typed } from './reader-view.tsx';

/** A series as it would be, and the number that its next release takes. */
export type SeriesShown = SeriesNumbering & { next: number };

type Props = Pick<StepFacts, 'site' | 'emblem' | 'now'> & { house: HouseSet; desk: string; series: SeriesShown };
type PartProps = Props & { period: Period; label: string; path: string };

function Head({ house, emblem, now, site, desk, series, label, path }: PartProps) {
  const t = useTranslations('setUp.view');
  const times = useTimes(house.timeZone);
  const number = String(series.next);
  return (
    <>
      <p className="see-address" dir="ltr">
        {site}
        <b>
          <Typed text={path} part={number} />
        </b>
      </p>
      <Sheet house={house} emblem={emblem}>
        <p className="see-folio">
          <b dir="auto">
            <Typed text={label} part={number} />
          </b>
          <bdi>{desk}</bdi>
          <span>
            {times.day(now)}, {clock(now, house.timeZone)} {zoneOf(house.timeZone)}
          </span>
        </p>
        <p className="see-headline">{t('firstHeadline')}</p>
        <p className="see-text">{t('text')}</p>
        <p className="see-end">{house.endMark}</p>
      </Sheet>
    </>
  );
}

function Elsewhere({ house, now, desk, series, period, label }: PartProps) {
  const t = useTranslations('setUp.view');
  const locale = useLocale();
  const periods = usePeriodWords();
  const times = useTimes(house.timeZone);
  const number = String(series.next);
  const day = times.day(now).replace(/^\S+ /, '');
  const examples = examplesOf(series, now);
  const [first] = examples?.labels ?? [];
  const place = periods.place(series.period, period, true);
  const wait = { first: '1', last: String(series.next - 1), b: (words: ReactNode) => <b>{words}</b> };
  return (
    <dl className="see-list">
      <Seen place={t('inList')}>
        <span className="see-row">
          <b>
            <mark>{number}</mark>
          </b>
          <i>{t('firstHeadlineShort')}</i>
          <bdi>{desk}</bdi>
        </span>
      </Seen>
      <Seen place={t('cited')}>
        <bdi>{inLanguage(house.names, house.languages[0] ?? 'en')}</bdi>,{' '}
        <b dir="auto">
          <Typed text={label} part={number} />
        </b>
        , {day}
      </Seen>
      {house.languages.slice(1).map((language) => (
        <Seen key={language} place={t('inLanguage', { language: nameOfLanguageIn(language, locale) })}>
          <span dir="ltr">{pathOf(series.key || '…', series.period, period, series.next, language)}</span>
        </Seen>
      ))}
      {series.next > 1 ? (
        <Seen place={t('inArchive')}>
          {place ? t.rich('waitIn', { ...wait, period: place }) : t.rich('wait', wait)}
        </Seen>
      ) : null}
      <Seen place={t('corrected')}>{t('sameNumber')}</Seen>
      {first ? (
        <Seen place={t('later')}>
          {periods.again(series.period, examples?.restartsOn ?? null)}{' '}
          {series.period === 'none' ? null : t('readsLike', { label: first.label })}
        </Seen>
      ) : null}
    </dl>
  );
}

/** How the next release of a series will read, and where. */
export function SeriesPreview(props: Props) {
  const t = useTranslations('setUp.view');
  const { series, now } = props;
  const isFit = seriesProblems({ ...series, key: series.key || 'x' }).length === 0;
  const period = isFit ? periodAt(series, now) : null;
  return (
    <ReaderView>
      {period ? (
        <>
          <Head {...props} {...facts(series, period)} />
          <Elsewhere {...props} {...facts(series, period)} />
        </>
      ) : (
        <p className="hint">{t('notYet')}</p>
      )}
    </ReaderView>
  );
}

const facts = (series: SeriesShown, period: Period) => ({
  period,
  label: formatLabel(series, period, series.next),
  path: pathOf(series.key || '…', series.period, period, series.next, null),
});
