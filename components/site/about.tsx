import { Fragment } from 'react';
import { directionOf, nameOfLanguage } from '#lib/core/languages.ts';
import type { PublicPage } from '#lib/site/schema.ts';
import { momentOf } from './dates.ts';
import { formsOf } from './forms.ts';
import { type Place, prefixOf } from './frame.tsx';
import { wordsOf } from './words.ts';

type Props = { place: Place; page: PublicPage };

function Editions({ place, page }: Props) {
  const words = wordsOf(page.language);
  return (
    <dd>
      {page.editions.toReversed().map(({ edition, publishedAt, note }) => {
        const name = edition === 1 ? words.firstEdition : words.edition(String(edition));
        const address = edition === page.newestEdition ? page.path : `${page.path}?edition=${edition}`;
        return (
          <span key={edition} className="edition">
            {edition === page.edition ? <b>{name}</b> : <a href={address}>{name}</a>}
            {', '}
            <time dateTime={publishedAt.toISOString()}>
              {momentOf(publishedAt, page.language, place.house.timeZone)}
            </time>
            {edition === page.edition && page.editions.length > 1 && ` (${words.thisOne})`}
            {note && <span className="edition-note">{note}</span>}
            {edition > 1 && page.text && (
              <span className="edition-note screen">
                <a href={`${page.path}/changes?from=${edition - 1}&to=${edition}`}>
                  {words.changes}: {words.editionsCompared(String(edition - 1), String(edition))}
                </a>
              </span>
            )}
          </span>
        );
      })}
    </dd>
  );
}

/** What else there is of a release: its forms, languages, editions and line in the register. */
export function About({ place, page }: Props) {
  const words = wordsOf(page.language);
  const query = page.edition === page.newestEdition ? '' : `?edition=${page.edition}`;
  return (
    <dl className="about" aria-label={words.about}>
      {page.text && (
        <div className="screen">
          <dt>{words.alsoAs}</dt>
          <dd>
            {formsOf(page.language).map(({ ending, type, name }, at) => (
              <Fragment key={ending}>
                {at > 0 && ' · '}
                <a href={`${page.path}${ending}${query}`} type={type}>
                  {name}
                </a>
              </Fragment>
            ))}
          </dd>
        </div>
      )}
      {page.languages.length > 0 && (
        <div className="screen">
          <dt>{words.inLanguages}</dt>
          <dd>
            {page.languages.map(({ language, path }) => (
              <a key={language} href={path} lang={language} hrefLang={language} dir={directionOf(language)}>
                {nameOfLanguage(language)}
              </a>
            ))}
          </dd>
        </div>
      )}
      <div>
        <dt>{words.editions}</dt>
        <Editions place={place} page={page} />
      </div>
      <div>
        <dt>{words.registerLine}</dt>
        <dd>
          <code dir="ltr">sha256 {page.contentHash}</code>{' '}
          <a href={`${prefixOf(place.house, page.language)}/register#verify`}>{words.verify}</a>
        </dd>
      </div>
    </dl>
  );
}
