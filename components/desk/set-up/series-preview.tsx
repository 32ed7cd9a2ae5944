'use client';
import { clock, zoneOf } from '#components/desk/times.ts';
import { useTimes } from '#components/desk/use-times.ts';
import { inLanguage, nameOfLanguageIn } from '#lib/core/languages.ts';
import type { HouseSet } from '#lib/house/schema.ts';
import { formatLabel, type Period, pathOf, periodAt, type SeriesNumbering } from '#lib/numbering/rules.ts';
import { seriesProblems } from '#lib/numbering/series-rules.ts';
import { examplesOf, periodWords } from '#lib/numbering/series-words-rules.ts';
import { ReaderView, Seen, Sheet, type StepFacts, Typed } from './reader-view.tsx';

/** A series as it would be, and the number that its next release takes. */
export type SeriesShown = SeriesNumbering & { next: number };

type Props = Pick<StepFacts, 'site' | 'emblem' | 'now'> & { house: HouseSet; desk: string; series: SeriesShown };
type PartProps = Props & { period: Period; label: string; path: string };

function Head({ house, emblem, now, site, desk, series, label, path }: PartProps) {
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
        <p className="see-headline">Demonstration: the headline of your first release stands here</p>
        <p className="see-text">The text follows in the reader’s own size and measure.</p>
        <p className="see-end">{house.endMark}</p>
      </Sheet>
    </>
  );
}

function Elsewhere({ house, now, desk, series, period, label }: PartProps) {
  const times = useTimes(house.timeZone);
  const number = String(series.next);
  const day = times.day(now).replace(/^\S+ /, '');
  const examples = examplesOf(series, now);
  const [first] = examples?.labels ?? [];
  const place = periodWords(series.period, period);
  return (
    <dl className="see-list">
      <Seen place="In the day’s list">
        <span className="see-row">
          <b>
            <mark>{number}</mark>
          </b>
          <i>Demonstration: the headline of your first…</i>
          <bdi>{desk}</bdi>
        </span>
      </Seen>
      <Seen place="As cited">
        <bdi>{inLanguage(house.names, house.languages[0] ?? 'en')}</bdi>,{' '}
        <b dir="auto">
          <Typed text={label} part={number} />
        </b>
        , {day}
      </Seen>
      {house.languages.slice(1).map((language) => (
        <Seen key={language} place={`In ${nameOfLanguageIn(language, 'en')}`}>
          <span dir="ltr">{pathOf(series.key || '…', series.period, period, series.next, language)}</span>
        </Seen>
      ))}
      {series.next > 1 ? (
        <Seen place="In the archive">
          {place ? `${place[0]?.toUpperCase()}${place.slice(1)}: ` : ''}1–{series.next - 1} wait for{' '}
          <b>“bring in your archive”</b> in step 5
        </Seen>
      ) : null}
      <Seen place="If corrected">Same number, same address, edition 2; the first stays in the register</Seen>
      {first ? (
        <Seen place="Later">
          {examples?.restart} {series.period === 'none' ? null : `It then reads like ${first.label}.`}
        </Seen>
      ) : null}
    </dl>
  );
}

/** How the next release of a series will read, and where. */
export function SeriesPreview(props: Props) {
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
        <p className="hint">The label and the address stand here once nothing speaks against the fields.</p>
      )}
    </ReaderView>
  );
}

const facts = (series: SeriesShown, period: Period) => ({
  period,
  label: formatLabel(series, period, series.next),
  path: pathOf(series.key || '…', series.period, period, series.next, null),
});
