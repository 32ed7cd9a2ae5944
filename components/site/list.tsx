import { isCapitals } from '#components/ui/capitals.ts';
import type { PublicListItem, VoidNumber } from '#lib/site/schema.ts';
import { splitLabel } from '#lib/site/number-range-rules.ts';
import { dayAndMonthOf, dayName, shortDateOf, shortPeriodName, timeOf } from './dates.ts';
import { foreignWords, inItsOwn } from './foreign.tsx';
import type { Place } from './place.ts';
import { wordsOf } from './words/words.ts';

/** What a list's heading says, so that its rows need not. */
export type Under = {
  /** The month (YYYY-MM) under which the numbers stand; null where each must name its own. */
  month: string | null;
  /** What stands beside the number: the time under a day's heading, else the day. */
  moment: 'time' | 'day';
};

type NumberProps = { label: string; number: number; period?: string };

/** A number with its digits in bold. Its series is spoken, and seen in a list of several series. */
export function RowNumber({ label, number, period = '', language }: NumberProps & { language: string }) {
  const { before, figures, after } = splitLabel(label, number);
  return (
    <span className="row-number">
      <bdi>
        <span className="row-series">{before}</span>
        <b>{figures + after}</b>
      </bdi>
      {period !== '' && <small>{shortPeriodName(period, language)}</small>}
    </span>
  );
}

/** A headline as its house set it, struck once it is withdrawn. */
export function RowHeadline({ item, place }: { item: PublicListItem; place: Place }) {
  const { headline, state, language } = item;
  if (headline === null) return <span className="row-headline row-gone">{wordsOf(place.language).headlineGone}</span>;
  return (
    <span
      className="row-headline"
      data-case={isCapitals(headline) ? 'capitals' : undefined}
      {...inItsOwn(language, place.language)}
    >
      {state === 'withdrawn' ? <s>{headline}</s> : headline}
    </span>
  );
}

/** Desk and state in words: "Finance · Corrected · in Urdu only · 4 attachments". */
export function RowNote({ item, place, hasDesk = true }: { item: PublicListItem; place: Place; hasDesk?: boolean }) {
  const words = wordsOf(place.language);
  const foreign = foreignWords(place, item.language);
  return (
    <p className="row-note">
      {hasDesk && <span {...inItsOwn(item.language, place.language)}>{item.deskName}</span>}
      {item.state === 'withdrawn' && <em data-kind="withdrawn">{words.withdrawn}</em>}
      {item.edition > 1 && <em>{words.correctedTimes(item.edition - 1)}</em>}
      {foreign && <span>{foreign}</span>}
      {item.attachments > 0 && <span>{words.attachmentsCount(item.attachments)}</span>}
    </p>
  );
}

type RowProps = { item: PublicListItem; place: Place; under: Under; hasDesk?: boolean };

/** One release in a list, in one line: number, time, headline; desk and state in words. */
export function Row({ item, place, under, hasDesk = true }: RowProps) {
  const { language, house } = place;
  // A day in full names the month of its number too.
  const month = under.month ?? (under.moment === 'day' ? item.day.slice(0, 7) : '');
  const isElsewhere = !month.startsWith(item.period);
  const withYear = under.month === null ? shortDateOf : dayAndMonthOf;
  const moment = under.moment === 'time' ? timeOf : withYear;
  return (
    <li>
      <a className="row" href={item.path}>
        <RowNumber
          label={item.label}
          number={item.number}
          period={isElsewhere ? item.period : ''}
          language={language}
        />
        <time dateTime={item.publishedAt.toISOString()}>{moment(item.publishedAt, language, house.timeZone)}</time>
        <RowHeadline item={item} place={place} />
      </a>
      <RowNote item={item} place={place} hasDesk={hasDesk} />
    </li>
  );
}

const seriesOf = ({ path }: PublicListItem) => path.split('/releases/')[1]?.split('/')[0];

/** How wide the column of numbers is: figures alone, or with the names of several series. */
function widthOf(items: readonly PublicListItem[]): 'series' | 'long' | undefined {
  if (new Set(items.map(seriesOf)).size > 1) return 'series';
  return items.some(({ number }) => number > 9999) ? 'long' : undefined;
}

type Rows = { items: PublicListItem[]; place: Place; under: Under; hasDesk?: boolean };

/** Rows of releases under one heading. */
export function RowList({ items, ...rest }: Rows) {
  return (
    <ol className="rows" data-numbers={widthOf(items)} data-moment={rest.under.moment}>
      {items.map((item) => (
        <Row key={item.path} item={item} {...rest} />
      ))}
    </ol>
  );
}

/** Releases grouped under their dates. */
export function DayLists({ items, place, hasDesk = true }: Omit<Rows, 'under'>) {
  return [...Map.groupBy(items, (item) => item.day)].map(([day, ofDay]) => (
    <section key={day} className="day" aria-labelledby={`d${day}`}>
      <div className="day-head">
        <h2 id={`d${day}`}>
          <time dateTime={day}>{dayName(day, place.language)}</time>
        </h2>
      </div>
      <RowList items={ofDay} place={place} under={{ month: day.slice(0, 7), moment: 'time' }} hasDesk={hasDesk} />
    </section>
  ));
}

type Numbers = { items: PublicListItem[]; voids: VoidNumber[]; place: Place; under?: Under };

/** The numbers of a period, highest first. Numbers that were never issued have rows too. */
export function NumberList({ items, voids, place, under }: Numbers) {
  const words = wordsOf(place.language);
  const rows = [
    ...items.map((item) => ({
      number: item.number,
      row: <Row key={item.path} item={item} place={place} under={under ?? { month: item.period, moment: 'day' }} />,
    })),
    ...voids.map((gap) => ({
      number: gap.number,
      row: (
        <li key={`void-${gap.number}`}>
          <span className="row">
            <RowNumber label={gap.label} number={gap.number} language={place.language} />
            <span className="row-headline row-void">{words.voidBecause(gap.reason)}</span>
          </span>
        </li>
      ),
    })),
  ].sort((a, b) => b.number - a.number);
  return (
    <ol className="rows numbers" data-numbers={widthOf(items)} data-moment={under?.moment ?? 'day'}>
      {rows.map(({ row }) => row)}
    </ol>
  );
}
