import type { ShownEntry } from '#lib/site/schema.ts';
import { directionOf, nameOfLanguageIn } from '#lib/core/languages.ts';
import { shortPeriodName } from '../dates.ts';
import { Frame } from '../frame.tsx';
import { Hash } from '../hash.tsx';
import { Crumbs } from '../lists.tsx';
import { Moment } from '../moment.tsx';
import { type Place, prefixOf, sameIn } from '../place.ts';
import { wordsOf } from '../words/words.ts';
import { Pager } from '../pager.tsx';

/** What the entry is about: its number, and the headline of the release as it stands now. */
function About({ entry, place }: { entry: ShownEntry; place: Place }) {
  const label = <bdi>{entry.label}</bdi>;
  return (
    <>
      <span className="entry-label">
        {entry.path ? <a href={entry.path}>{label}</a> : label}
        {entry.period !== '' && <small>{shortPeriodName(entry.period, place.language)}</small>}
      </span>
      {entry.releaseId && !entry.headline && (
        <span className="entry-headline entry-gone">{wordsOf(place.language).headlineGone}</span>
      )}
      {entry.headline && (
        <span className="entry-headline" lang={entry.language} dir={directionOf(entry.language)}>
          {entry.headline}
        </span>
      )}
    </>
  );
}

function Entry({ entry, place }: { entry: ShownEntry; place: Place }) {
  const { language } = place;
  const words = wordsOf(language);
  return (
    <li id={`e${entry.seq}`}>
      <span className="entry-seq">{entry.seq}</span>
      <div>
        <p className="entry-what">
          <About entry={entry} place={place} />
          <span className="entry-kind" data-kind={entry.kind}>
            {words.kinds[entry.kind]}
            {entry.edition !== null && entry.edition > 1 && words.comma + words.edition(String(entry.edition))}
            {entry.releaseId && entry.language !== language && (
              <em className="label">{words.inAnother(nameOfLanguageIn(entry.language, language))}</em>
            )}
          </span>
        </p>
        {entry.note && (
          <p className="entry-note" lang={entry.language} dir="auto">
            {entry.note}
          </p>
        )}
        <div className="entry-facts">
          <Moment at={entry.at} place={place} />
          {entry.contentHash && <Hash hash={entry.contentHash} />}
        </div>
      </div>
    </li>
  );
}

/** Entries, newest first. */
export function Entries({ entries, place }: { entries: ShownEntry[]; place: Place }) {
  return (
    <ol className="entries">
      {entries.map((entry) => (
        <Entry key={entry.seq} entry={entry} place={place} />
      ))}
    </ol>
  );
}

type Props = { place: Place; entries: ShownEntry[]; older: string | null };

/** The entries of the register below a given one. */
export function EntriesDocument({ place, entries, older }: Props) {
  const { language, house } = place;
  const words = wordsOf(language);
  const register = `${prefixOf(house, language)}/register`;
  return (
    <Frame place={place} title={words.olderEntries} here="register" inOtherLanguage={sameIn(house, '/register')}>
      <Crumbs crumbs={[{ href: register, text: words.register }]} />
      <h1 className="title">{words.olderEntries}</h1>
      <p className="lead">{words.entriesIntro}</p>
      <Entries entries={entries} place={place} />
      <Pager
        language={language}
        first={{ href: `${register}#entries`, text: words.newestEntries }}
        next={older ? { href: older, text: words.olderEntries } : null}
      />
    </Frame>
  );
}
