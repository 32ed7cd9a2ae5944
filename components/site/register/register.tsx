import { inLanguage } from '#lib/core/languages.ts';
import type { CountedPeriod } from '#lib/site/register-rules.ts';
import type { ShownEntry, SeriesName } from '#lib/site/schema.ts';
import { Frame } from '../frame.tsx';
import { Entries } from './register-entries.tsx';
import { RegisterSeal } from './register-seal.tsx';
import { Periods, registerPath } from './register-periods.tsx';
import { type Place, sameIn } from '../place.ts';
import { wordsOf } from '../words/words.ts';
import { copyCheckWordsOf } from '../words/words-of-copy-check.ts';
import { CopyForm } from '../copy-check/copy-form.tsx';

/** A series with its newest periods. `periods` is the count of all. */
type ShownSeries = { series: SeriesName; proven: CountedPeriod[]; periods: number };

function Series({ item, place }: { item: ShownSeries; place: Place }) {
  const words = wordsOf(place.language);
  const { series, proven, periods } = item;
  return (
    <section className="part" aria-labelledby={`series-${series.key}`}>
      <h2 id={`series-${series.key}`}>{inLanguage(series.names, place.language)}</h2>
      <Periods series={series} proven={proven} place={place} />
      {periods > proven.length && (
        <p className="pager">
          <a href={registerPath(place, series.key, '')}>{words.allPeriods(periods)}</a>
        </p>
      )}
    </section>
  );
}

/** A release for the example command. A withdrawn one may have no text to check. */
function exampleOf(entries: ShownEntry[]): string {
  const withdrawn = new Set(entries.filter(({ kind }) => kind === 'withdrawn').map(({ path }) => path));
  return entries.find(({ path, contentHash }) => contentHash && !withdrawn.has(path))?.path ?? '/releases/…';
}

/** How anyone checks a copy and the chain. */
function Verify({ place, example }: { place: Place; example: string }) {
  const words = wordsOf(place.language);
  const check = copyCheckWordsOf(place.language);
  return (
    <section className="part" id="verify">
      <h2>{words.verifyTitle}</h2>
      <p>{check.lead}</p>
      <CopyForm place={place} />
      <h3>{check.terminal}</h3>
      <p>{words.verifyIntro}</p>
      <pre dir="ltr">
        <code>{`curl -s ${place.origin}${example}.json |\n  jq -j '.bodies[] | select(.role == "register").value' |\n  sha256sum`}</code>
      </pre>
      <p>
        {words.verifyChain} <a href="/register.json">{words.asData}</a>
      </p>
    </section>
  );
}

type Props = { place: Place; series: ShownSeries[]; entries: ShownEntry[]; older: string | null };

/**
 * The register: each series with its periods and their proof, the newest entries, and how to check
 * a copy.
 */
export function RegisterDocument({ place, series, entries, older }: Props) {
  const { language, house } = place;
  const words = wordsOf(language);
  const first = entries[0];
  // A series without numbers yet comes last.
  const ordered = series.toSorted((a, b) => Number(a.periods === 0) - Number(b.periods === 0));
  const newest = ordered.flatMap(({ proven }) => proven).find(({ highest }) => highest !== null);
  return (
    <Frame place={place} title={words.register} here="register" inOtherLanguage={sameIn(house, '/register')}>
      <div className="register-head">
        <div>
          <h1 className="title">{words.register}</h1>
          <p className="lead">{words.registerIntro}</p>
        </div>
        {newest && <RegisterSeal proven={newest} place={place} />}
      </div>
      {entries.length === 0 && <p className="empty">{words.empty}</p>}
      {ordered.map((item) => (
        <Series key={item.series.key} item={item} place={place} />
      ))}
      {first && (
        <section className="part" id="entries">
          <h2>{words.latestEntries}</h2>
          <Entries entries={entries} place={place} />
          {older && (
            <p className="pager">
              <a href={older} rel="next">
                {words.olderEntries}
              </a>
            </p>
          )}
        </section>
      )}
      <Verify place={place} example={exampleOf(entries)} />
    </Frame>
  );
}
