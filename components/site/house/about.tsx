import { inLanguage, nameOfLanguageIn } from '#lib/core/languages.ts';
import type { SeriesName } from '#lib/site/schema.ts';
import { Frame } from '../frame.tsx';
import { type Place, prefixOf, sameIn } from '../place.ts';
import { wordsOf } from '../words/words.ts';
import { Part } from './prose.tsx';
import { WhoAnswers } from './who-answers.tsx';

function Series({ place, series }: { place: Place; series: SeriesName[] }) {
  const { house, language } = place;
  const words = wordsOf(language);
  return (
    <ul>
      {series.map(({ key, names, period }) => (
        <li key={key}>
          <a href={`${prefixOf(house, language)}/archive/${key}`}>{inLanguage(names, language)}</a>
          {words.comma}
          {words.restarts[period as keyof typeof words.restarts] ?? ''}
        </li>
      ))}
    </ul>
  );
}

type Props = { place: Place; series: SeriesName[] };

/** What the house is, who answers, and how its numbers, corrections and register work. */
export function AboutHouseDocument({ place, series }: Props) {
  const { house, language } = place;
  const words = wordsOf(language);
  const prefix = prefixOf(house, language);
  const name = inLanguage(house.names, language);
  const languages = new Intl.ListFormat(language).format(house.languages.map((one) => nameOfLanguageIn(one, language)));
  return (
    <Frame
      place={place}
      title={words.aboutTitle(name)}
      description={words.aboutIntro(name, languages)}
      inOtherLanguage={sameIn(house, '/about')}
    >
      <h1 className="title">{words.aboutTitle(name)}</h1>
      <p className="lead">{words.aboutIntro(name, languages)}</p>
      <div className="prose">
        {house.letterhead.length > 0 && (
          <Part id="where" title={words.whereTitle}>
            {house.letterhead.map((line) => (
              <p key={line} dir="auto">
                {line}
              </p>
            ))}
          </Part>
        )}
        <Part id="who" title={words.whoAnswers}>
          <WhoAnswers place={place} />
        </Part>
        <Part id="numbers" title={words.numbersTitle}>
          <p>{words.numbersText}</p>
          <Series place={place} series={series} />
          <p>
            {words.gapsText} <a href={`${prefix}/register`}>{words.register}</a>
          </p>
        </Part>
        <Part id="times" title={words.timesTitle}>
          <p>{words.timesText(house.timeZone)}</p>
        </Part>
        <Part id="put-right" title={words.putRightTitle}>
          <p>{words.correctionsText}</p>
          <p>{words.withdrawalsText}</p>
        </Part>
        <Part id="check" title={words.verifyTitle}>
          <p>
            {words.checkText} <a href={`${prefix}/register#verify`}>{words.verify}</a>
          </p>
        </Part>
        <Part id="follow" title={words.followTitle}>
          <p>{words.followText}</p>
          <ul>
            <li>
              <a href={prefix || '/'}>{words.home}</a>
            </li>
            <li>
              <a href={`${prefix}/archive`}>{words.archive}</a>
            </li>
            <li>
              <a href={`${prefix}/search`}>{words.search}</a>
            </li>
            <li>
              <a href="/register.json">{words.asData}</a>
            </li>
          </ul>
        </Part>
        <Part id="more" title={words.moreTitle}>
          <ul>
            <li>
              <a href={`${prefix}/reuse`}>{words.reuse}</a>
            </li>
            <li>
              <a href={`${prefix}/accessibility`}>{words.accessibility}</a>
            </li>
          </ul>
        </Part>
      </div>
    </Frame>
  );
}
