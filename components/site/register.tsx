import type { PublicRegisterEntry } from '#lib/publishing/schema.ts';
import { dateOf, timeOf, zoneOf } from './dates.ts';
import { Frame, type Place, prefixOf } from './frame.tsx';
import { sameIn } from './lists.tsx';
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
            {entry.edition !== null && entry.edition > 1 && `, ${words.edition(String(entry.edition))}`}
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

type Props = { place: Place; entries: PublicRegisterEntry[]; older: string | null; newest: boolean };

/** The public register, newest first, and how to check a copy against it. */
export function RegisterDocument({ place, entries, older, newest }: Props) {
  const { language, house, origin } = place;
  const words = wordsOf(language);
  const register = `${prefixOf(house, language)}/register`;
  const example = entries.find((entry) => entry.path && entry.contentHash)?.path ?? '/releases/…';
  const first = entries[0];
  return (
    <Frame place={place} title={words.register} here="register" inOtherLanguage={sameIn(house, '/register')}>
      <h1 className="title">{words.register}</h1>
      <p className="lead">{words.registerIntro}</p>
      {first && <p className="lead-note">{zoneOf(first.at, language, house.timeZone)}</p>}
      {entries.length === 0 && <p className="empty">{words.empty}</p>}
      <ol className="entries">
        {entries.map((entry) => (
          <Entry key={entry.seq} entry={entry} place={place} />
        ))}
      </ol>
      <nav className="pager">
        {!newest && <a href={register}>{words.newest}</a>}
        {older && (
          <a href={older} rel="next">
            {words.older}
          </a>
        )}
      </nav>
      <section className="part" id="verify">
        <h2>{words.verifyTitle}</h2>
        <p>{words.verifyIntro}</p>
        <pre dir="ltr">
          <code>{`curl -s ${origin}${example}.json |\n  jq -j '.bodies[] | select(.role == "register").value' |\n  sha256sum`}</code>
        </pre>
        <p>
          {words.verifyChain} <a href="/register.json">{words.asData}</a>
        </p>
      </section>
    </Frame>
  );
}
