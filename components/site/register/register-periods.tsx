import { inLanguage } from '#lib/core/languages.ts';
import type { CountedPeriod } from '#lib/site/register-rules.ts';
import type { SeriesName } from '#lib/site/schema.ts';
import { periodName } from '../dates.ts';
import { Frame } from '../frame.tsx';
import { Crumbs } from '../lists.tsx';
import { Proof } from './register-proof.tsx';
import { type Place, prefixOf, sameIn } from '../place.ts';
import { wordsOf } from '../words/words.ts';
import { Pager } from '../pager.tsx';

/** The path of a period's numbers, below the page's language. */
export function registerPath({ house, language }: Place, series: string, period: string): string {
  return [`${prefixOf(house, language)}/register`, series, period].filter((part) => part !== '').join('/');
}

/** Periods of a series with their proof, newest first. */
export function Periods({ series, proven, place }: { series: SeriesName; proven: CountedPeriod[]; place: Place }) {
  const words = wordsOf(place.language);
  const never = inLanguage(series.names, place.language);
  if (proven.length === 0) return <p className="empty">{words.noNumbers}</p>;
  return (
    <ol className="numbers periods">
      {proven.map((one) => (
        <li key={one.period}>
          <a href={registerPath(place, one.series, one.period)}>{periodName(one.period, place.language, never)}</a>
          <Proof proven={one} place={place} />
        </li>
      ))}
    </ol>
  );
}

type Props = { place: Place; series: SeriesName; proven: CountedPeriod[]; older: string | null; newest: boolean };

/** All periods of one series. */
export function SeriesRegisterDocument({ place, series, proven, older, newest }: Props) {
  const { house, language } = place;
  const words = wordsOf(language);
  const name = inLanguage(series.names, language);
  const register = `${prefixOf(house, language)}/register`;
  return (
    <Frame
      place={place}
      title={`${words.register}: ${name}`}
      here="register"
      inOtherLanguage={sameIn(house, `/register/${series.key}`)}
    >
      <Crumbs crumbs={[{ href: register, text: words.register }]} />
      <h1 className="title">{name}</h1>
      <Periods series={series} proven={proven} place={place} />
      <Pager
        language={language}
        first={newest ? null : { href: `${register}/${series.key}`, text: words.newestPeriods }}
        next={older ? { href: older, text: words.olderPeriods } : null}
      />
    </Frame>
  );
}
