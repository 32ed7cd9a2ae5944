import { isCapitals } from '#components/ui/capitals.ts';
import type { PublicListItem, VoidNumber } from '#lib/site/schema.ts';
import { dayName, timeOf } from './dates.ts';
import { ForeignLabel, inItsOwn } from './foreign.tsx';
import type { Place } from './frame.tsx';
import { wordsOf } from './words.ts';

/** Splits a label into "PR No." and "197", so that a list can align the digits. */
function splitLabel(label: string, number: number): [string, string] {
  const at = label.lastIndexOf(String(number));
  return at < 0 ? [label, ''] : [label.slice(0, at), label.slice(at)];
}

function RowNumber({ label, number }: { label: string; number: number }) {
  const [before, rest] = splitLabel(label, number);
  return (
    <bdi className="row-number">
      <span>{before}</span>
      <b>{rest}</b>
    </bdi>
  );
}

/** One release in a list: number, headline, desk and time. */
function Row({ item, place, withTime }: { item: PublicListItem; place: Place; withTime: boolean }) {
  const { language, house } = place;
  const words = wordsOf(language);
  const headline = item.headline ?? words.headlineGone;
  return (
    <li>
      <a className="row" href={item.path}>
        <RowNumber label={item.label} number={item.number} />
        <span
          className="row-headline"
          data-case={isCapitals(headline) ? 'capitals' : undefined}
          {...(item.headline === null ? {} : inItsOwn(item.language, language))}
        >
          {headline}
        </span>
      </a>
      <p className="row-note">
        {item.state === 'withdrawn' && <em className="label">{words.withdrawn}</em>}
        {item.edition > 1 && (
          <em className="label" data-kind="corrected">
            {words.corrected}
          </em>
        )}
        <ForeignLabel place={place} language={item.language} />
        <span>{item.deskName}</span>
        {withTime && (
          <time dateTime={item.publishedAt.toISOString()}>{timeOf(item.publishedAt, language, house.timeZone)}</time>
        )}
      </p>
    </li>
  );
}

function byDay(items: PublicListItem[]): [string, PublicListItem[]][] {
  return [...Map.groupBy(items, (item) => item.day)];
}

/** Releases grouped under their dates. */
export function DayLists({ items, place }: { items: PublicListItem[]; place: Place }) {
  return byDay(items).map(([day, ofDay]) => (
    <section key={day} className="day" aria-labelledby={`d${day}`}>
      <h2 id={`d${day}`}>
        <time dateTime={day}>{dayName(day, place.language)}</time>
      </h2>
      <ol>
        {ofDay.map((item) => (
          <Row key={item.path} item={item} place={place} withTime />
        ))}
      </ol>
    </section>
  ));
}

/** The numbers of a period, highest first. Numbers that were never issued have rows too. */
export function NumberList({ items, voids, place }: { items: PublicListItem[]; voids: VoidNumber[]; place: Place }) {
  const words = wordsOf(place.language);
  const rows = [
    ...items.map((item) => ({
      number: item.number,
      row: <Row key={item.path} item={item} place={place} withTime={false} />,
    })),
    ...voids.map((gap) => ({
      number: gap.number,
      row: (
        <li key={`void-${gap.number}`}>
          <span className="row">
            <RowNumber label={gap.label} number={gap.number} />
            <span className="row-headline row-void">{words.voidBecause(gap.reason)}</span>
          </span>
        </li>
      ),
    })),
  ].sort((a, b) => b.number - a.number);
  return <ol className="numbers">{rows.map(({ row }) => row)}</ol>;
}
