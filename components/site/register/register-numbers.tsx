import { directionOf, inLanguage, nameOfLanguage } from '#lib/core/languages.ts';
import type { NumberRange, CountedPeriod } from '#lib/site/register-rules.ts';
import type { NumberEntry, NumberState, RegisterNumber, SeriesName } from '#lib/site/schema.ts';
import { periodName } from '../dates.ts';
import { ForeignLabel } from '../foreign.tsx';
import { Frame } from '../frame.tsx';
import { Hash } from '../hash.tsx';
import { Crumbs } from '../lists.tsx';
import { registerPath } from './register-periods.tsx';
import { Moment } from '../moment.tsx';
import { Proof } from './register-proof.tsx';
import { type Place, prefixOf, sameIn } from '../place.ts';
import { wordsOf } from '../words/words.ts';
import { Pager } from '../pager.tsx';

type EventProps = { entry: NumberEntry; state: NumberState; showsLanguage: boolean; place: Place };

/** An entry in words: an edition with a link to its text, or what happened to the number. */
function What({ entry, state, showsLanguage, place }: EventProps) {
  const words = wordsOf(place.language);
  if (entry.publishedAt === null) return entry.kind === state ? words.stated[state] : words.kinds[entry.kind];
  return (
    <>
      <a href={`${entry.path}?edition=${entry.edition}`}>{words.edition(String(entry.edition))}</a>
      {showsLanguage && (
        <>
          {words.comma}
          <span lang={entry.language}>{nameOfLanguage(entry.language)}</span>
        </>
      )}
      {entry.kind === 'archived' && words.comma + words.kinds.archived}
    </>
  );
}

/**
 * One entry: an edition with its time and hash, or a withdrawal, reservation or void with its
 * reason.
 */
function Event(props: EventProps) {
  const { entry, place } = props;
  const at = entry.publishedAt ?? entry.at;
  return (
    <li>
      <p>
        <span className="event-what">
          <What {...props} />
        </span>{' '}
        <Moment at={at} place={place} />
      </p>
      {entry.note && (
        <p className="entry-note" lang={entry.language} dir="auto">
          {entry.note}
        </p>
      )}
      {entry.publishedAt && entry.contentHash && <Hash hash={entry.contentHash} />}
    </li>
  );
}

type HeadlineProps = { entry: NumberEntry; isWithdrawn: boolean; gone: string };

function Headline({ entry, isWithdrawn, gone }: HeadlineProps) {
  if (!entry.headline) return <span className="number-headline entry-gone">{gone}</span>;
  return (
    <span className="number-headline" lang={entry.language} dir={directionOf(entry.language)}>
      {isWithdrawn ? <s>{entry.headline}</s> : entry.headline}
    </span>
  );
}

function NumberRow({ one, place }: { one: RegisterNumber; place: Place }) {
  const words = wordsOf(place.language);
  const releases = one.entries.filter(({ kind }) => kind === 'published' || kind === 'archived');
  const shown = releases.find(({ language }) => language === place.language) ?? releases[0];
  const path = shown?.path;
  const state = words.states[one.state];
  const label = <bdi>{one.label}</bdi>;
  return (
    <li id={`n${one.number}`}>
      <span className="number-label">{path ? <a href={path}>{label}</a> : label}</span>
      {shown && <Headline entry={shown} isWithdrawn={one.state === 'withdrawn'} gone={words.headlineGone} />}
      <span className="number-state">
        {one.state === 'published' ? state : <em className="label">{state}</em>}{' '}
        {shown && <ForeignLabel place={place} language={shown.language} />}
      </span>
      <ol className="events">
        {one.entries.map((entry) => (
          <Event
            key={entry.seq}
            entry={entry}
            state={one.state}
            showsLanguage={releases.length > 1 && entry.releaseId !== null}
            place={place}
          />
        ))}
      </ol>
    </li>
  );
}

function MissingRow({ range, place }: { range: NumberRange; place: Place }) {
  const words = wordsOf(place.language);
  const one = range.from === range.to;
  return (
    <li className="number-missing">
      <span className="number-label">{one ? range.from : `${range.from}–${range.to}`}</span>
      <p>
        <em className="label">{words.incomplete}</em> {one ? words.missingRow : words.missingRows}
      </p>
    </li>
  );
}

/** A gap before a number is a row of its own. */
function Rows({ numbers, after, place }: { numbers: RegisterNumber[]; after: number; place: Place }) {
  return numbers.flatMap((one, at) => {
    const before = numbers[at - 1]?.number ?? after;
    const row = <NumberRow key={one.number} one={one} place={place} />;
    if (one.number - before <= 1) return [row];
    const range = { from: before + 1, to: one.number - 1 };
    return [<MissingRow key={`missing-${range.from}`} range={range} place={place} />, row];
  });
}

type Props = {
  place: Place;
  series: SeriesName;
  proven: CountedPeriod;
  numbers: RegisterNumber[];
  /** The number before this page's first; on the first page, the one before the period's first. */
  after: number;
  next: string | null;
};

/** Every number of a period in order, with all its entries. */
export function NumbersDocument({ place, series, proven, numbers, after, next }: Props) {
  const { language, house } = place;
  const words = wordsOf(language);
  const name = inLanguage(series.names, language);
  const period = periodName(proven.period, language, '');
  const register = `${prefixOf(house, language)}/register`;
  const own = registerPath(place, proven.series, proven.period);
  const crumbs = [{ href: register, text: words.register }];
  if (period) crumbs.push({ href: `${register}/${series.key}`, text: name });
  return (
    <Frame
      place={place}
      title={`${words.register}: ${name}${period && words.comma + period}`}
      here="register"
      inOtherLanguage={sameIn(house, own.slice(prefixOf(house, language).length))}
    >
      <Crumbs crumbs={crumbs} />
      <h1 className="title">{period || name}</h1>
      <Proof proven={proven} place={place} />
      <ol className="numbers register-numbers">
        <Rows numbers={numbers} after={after} place={place} />
      </ol>
      <Pager
        language={language}
        first={after >= proven.first ? { href: own, text: words.firstNumbers } : null}
        next={next ? { href: next, text: words.furtherNumbers } : null}
      >
        <a href={`/register.json?series=${proven.series}${proven.period && `&period=${proven.period}`}`}>
          {words.thisAsData}
        </a>
      </Pager>
      <p className="printed">
        {words.printedFrom} <span dir="ltr">{place.origin + place.path}</span>
      </p>
    </Frame>
  );
}
