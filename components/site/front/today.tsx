import { isWhole, rangeInSeries, rangeOf } from '#lib/site/number-range-rules.ts';
import type { DaySpan, FrontDay } from '#lib/site/schema.ts';
import { dayName } from '../dates.ts';
import type { Place } from '../place.ts';
import { wordsOf } from '../words/words.ts';

const countOf = (spans: readonly DaySpan[]) => spans.reduce((sum, { count }) => sum + count, 0);

/** "51 releases · Nos 197–247", with the names of the series where a day has several. */
export function DayCount({ spans, language }: { spans: DaySpan[]; language: string }) {
  const words = wordsOf(language);
  const [only, ...others] = spans;
  if (!only) return null;
  const isOne = only.first === only.last;
  return (
    <>
      {words.onThatDay(countOf(spans))} ·{' '}
      {others.length === 0 ? (
        <>
          {isOne ? words.numberOf : words.numbersOf} <bdi dir="ltr">{rangeOf(only)}</bdi>
        </>
      ) : (
        spans.map((span, at) => (
          <span key={span.label}>
            {at > 0 && words.comma}
            <bdi>{rangeInSeries(span)}</bdi>
          </span>
        ))
      )}
    </>
  );
}

/** Today's numbers in a sentence. A range stands for every number between its ends. */
function Issued({ spans, language }: { spans: DaySpan[]; language: string }) {
  const words = wordsOf(language);
  const [only, ...others] = spans;
  if (!only) return words.noneToday;
  if (others.length > 0 || !isWhole(only)) {
    return (
      <>
        <b>{words.onThatDay(countOf(spans))}</b> {words.issuedToday}
      </>
    );
  }
  return (
    <>
      {only.first === only.last ? words.numberOf : words.numbersOf}{' '}
      <b>
        <bdi dir="ltr">{rangeOf(only)}</bdi>
      </b>{' '}
      {words.issuedToday}
    </>
  );
}

type Props = {
  place: Place;
  /** YYYY-MM-DD in the house's time zone. */
  today: string;
  /** The newest day with releases. */
  newest: FrontDay | undefined;
};

/** The date of today and what was issued on it. */
export function Today({ place: { language }, today, newest }: Props) {
  return (
    <p className="masthead-today">
      <b>
        <time dateTime={today}>{dayName(today, language)}</time>
      </b>
      <span>
        <Issued spans={newest?.day === today ? newest.spans : []} language={language} />
      </span>
    </p>
  );
}
