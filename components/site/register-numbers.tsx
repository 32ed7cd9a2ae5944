import { inLanguage, nameOfLanguage } from '#lib/core/languages.ts';
import type { NumberRange, Proven } from '#lib/publishing/register-rules.ts';
import type { NumberEntry, RegisterNumber, SeriesName } from '#lib/publishing/schema.ts';
import { dateOf, periodName, timeOf, zoneOf } from './dates.ts';
import { Frame, type Place, prefixOf } from './frame.tsx';
import { Crumbs, sameIn } from './lists.tsx';
import { registerPath } from './register-periods.tsx';
import { Proof } from './register-proof.tsx';
import { wordsOf } from './words.ts';

/** One thing that happened to a number: an edition with its time and hash, or a turn with its reason. */
function Event({ entry, named, place }: { entry: NumberEntry; named: boolean; place: Place }) {
  const { language, house } = place;
  const words = wordsOf(language);
  const at = entry.publishedAt ?? entry.at;
  const isEdition = entry.publishedAt !== null;
  return (
    <li>
      <p>
        {isEdition ? words.edition(String(entry.edition)) : words.kinds[entry.kind]}
        {named && `, ${nameOfLanguage(entry.language)}`}
        {entry.kind === 'archived' && `, ${words.kinds.archived}`}{' '}
        <time dateTime={at.toISOString()}>
          {dateOf(at, language, house.timeZone)} {timeOf(at, language, house.timeZone)}
        </time>
      </p>
      {entry.note && (
        <p className="entry-note" lang={entry.language} dir="auto">
          {entry.note}
        </p>
      )}
      {isEdition && (
        <code dir="ltr" className="entry-hash">
          {entry.contentHash}
        </code>
      )}
    </li>
  );
}

function NumberRow({ one, place }: { one: RegisterNumber; place: Place }) {
  const words = wordsOf(place.language);
  const releases = one.entries.filter(({ kind }) => kind === 'published' || kind === 'archived');
  const path = releases[0]?.path;
  const label = <bdi>{one.label}</bdi>;
  return (
    <li id={`n${one.number}`}>
      <span className="number-label">{path ? <a href={path}>{label}</a> : label}</span>
      <div>
        <p className="number-state" data-state={one.state}>
          {one.state === 'published' ? words.states.published : <em className="label">{words.states[one.state]}</em>}
          {one.state === 'reserved' && ` ${words.reservedFor}`}
          {releases.length > 1 &&
            releases.map(({ language, path: address }) => (
              <a key={language} href={address ?? undefined} lang={language} hrefLang={language}>
                {nameOfLanguage(language)}
              </a>
            ))}
        </p>
        <ol className="events">
          {one.entries.map((entry) => (
            <Event
              key={entry.seq}
              entry={entry}
              named={releases.length > 1 && entry.releaseId !== null}
              place={place}
            />
          ))}
        </ol>
      </div>
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

/** A gap before a number is a row of its own: nothing is passed over in silence. */
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
  proven: Proven;
  numbers: RegisterNumber[];
  /** The number after which this page begins: the one before the period's first, on its first page. */
  after: number;
  next: string | null;
};

/** Every number of a period, in order, with all that happened to it. */
export function NumbersDocument({ place, series, proven, numbers, after, next }: Props) {
  const { language, house } = place;
  const words = wordsOf(language);
  const name = inLanguage(series.names, language);
  const period = periodName(proven.period, language, '');
  const register = `${prefixOf(house, language)}/register`;
  const own = registerPath(place, proven.series, proven.period);
  const firstAt = numbers[0]?.entries[0]?.at;
  const crumbs = [{ href: register, text: words.register }];
  if (period) crumbs.push({ href: `${register}/${series.key}`, text: name });
  return (
    <Frame
      place={place}
      title={`${words.register}: ${name}${period && `, ${period}`}`}
      here="register"
      inOtherLanguage={sameIn(house, own.slice(prefixOf(house, language).length))}
    >
      <Crumbs crumbs={crumbs} />
      <h1 className="title">{period || name}</h1>
      <Proof proven={proven} place={place} />
      {firstAt && <p className="lead-note">{zoneOf(firstAt, language, house.timeZone)}</p>}
      <ol className="numbers register-numbers">
        <Rows numbers={numbers} after={after} place={place} />
      </ol>
      <nav className="pager">
        {after >= proven.first && <a href={own}>{words.firstNumbers}</a>}
        {next && (
          <a href={next} rel="next">
            {words.furtherNumbers}
          </a>
        )}
        <a href={`/register.json?series=${proven.series}${proven.period && `&period=${proven.period}`}`}>
          {words.thisAsData}
        </a>
      </nav>
      <p className="printed">
        {words.printedFrom} <span dir="ltr">{place.origin + place.path}</span>
      </p>
    </Frame>
  );
}
