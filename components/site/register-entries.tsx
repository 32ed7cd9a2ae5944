import type { PublicRegisterEntry } from '#lib/site/schema.ts';
import { dateOf, timeOf, zoneOf } from './dates.ts';
import { nameOfLanguageIn } from '#lib/core/languages.ts';
import { Frame } from './frame.tsx';
import { Crumbs } from './lists.tsx';
import { type Place, prefixOf, sameIn } from './place.ts';
import { wordsOf } from './words.ts';

function Entry({ entry, place }: { entry: PublicRegisterEntry; place: Place }) {
  const { language, house } = place;
  const words = wordsOf(language);
  return (
    <li id={`e${entry.seq}`}>
      <span className="entry-seq">{entry.seq}</span>
      <div>
        <p className="entry-what">
          {entry.path ? (
            <a href={entry.path}>
              <bdi>{entry.label}</bdi>
            </a>
          ) : (
            <bdi>{entry.label}</bdi>
          )}{' '}
          <span>
            {words.kinds[entry.kind]}
            {entry.edition !== null && entry.edition > 1 && words.comma + words.edition(String(entry.edition))}
            {entry.releaseId && entry.language !== language && (
              <em className="label">{words.inAnother(nameOfLanguageIn(entry.language, language))}</em>
            )}
          </span>
          <time dateTime={entry.at.toISOString()}>
            {dateOf(entry.at, language, house.timeZone)} {timeOf(entry.at, language, house.timeZone)}
          </time>
        </p>
        {entry.note && (
          <p className="entry-note" lang={entry.language} dir="auto">
            {entry.note}
          </p>
        )}
        {entry.contentHash && (
          <code dir="ltr" className="entry-hash">
            {entry.contentHash}
          </code>
        )}
      </div>
    </li>
  );
}

/** Entries, newest first. */
export function Entries({ entries, place }: { entries: PublicRegisterEntry[]; place: Place }) {
  return (
    <ol className="entries">
      {entries.map((entry) => (
        <Entry key={entry.seq} entry={entry} place={place} />
      ))}
    </ol>
  );
}

type Props = { place: Place; entries: PublicRegisterEntry[]; older: string | null };

/** The entries of the register below a given one. */
export function EntriesDocument({ place, entries, older }: Props) {
  const { language, house } = place;
  const words = wordsOf(language);
  const register = `${prefixOf(house, language)}/register`;
  const first = entries[0];
  return (
    <Frame place={place} title={words.olderEntries} here="register" inOtherLanguage={sameIn(house, '/register')}>
      <Crumbs crumbs={[{ href: register, text: words.register }]} />
      <h1 className="title">{words.olderEntries}</h1>
      <p className="lead">{words.entriesIntro}</p>
      {first && <p className="lead-note">{zoneOf(first.at, language, house.timeZone)}</p>}
      <Entries entries={entries} place={place} />
      <nav className="pager">
        <a href={`${register}#entries`}>{words.newestEntries}</a>
        {older && (
          <a href={older} rel="next">
            {words.olderEntries}
          </a>
        )}
      </nav>
    </Frame>
  );
}
