import { directionOf, inLanguage } from '#lib/core/languages.ts';
import { Frame } from '../frame.tsx';
import { type Place, sameIn } from '../place.ts';
import { wordsOf } from '../words/words.ts';
import { Part } from './prose.tsx';
import { WhoAnswers } from './who-answers.tsx';

/** The terms in the page's language, or in the house's first language that has any. */
function termsFor({ house, language }: Place): { language: string; text: string } | null {
  const found = [language, ...house.languages].find((one) => house.reuse[one]);
  return found ? { language: found, text: house.reuse[found] ?? '' } : null;
}

/** On what terms releases may be reused, or that the house has set none. */
export function ReuseDocument({ place }: { place: Place }) {
  const words = wordsOf(place.language);
  const terms = termsFor(place);
  const name = inLanguage(place.house.names, place.language);
  return (
    <Frame
      place={place}
      title={words.reuse}
      description={words.reuseIntro(name)}
      inOtherLanguage={sameIn(place.house, '/reuse')}
    >
      <h1 className="title">{words.reuse}</h1>
      <p className="lead">{words.reuseIntro(name)}</p>
      <div className="prose">
        <Part id="terms" title={words.termsTitle}>
          {terms ? (
            terms.text.split(/\n+/).map((line) => (
              <p key={line} lang={terms.language} dir={directionOf(terms.language)}>
                {line}
              </p>
            ))
          ) : (
            <p>{words.noTerms}</p>
          )}
        </Part>
        <Part id="ask" title={words.askTitle}>
          <WhoAnswers place={place} />
        </Part>
        <Part id="cite" title={words.cite}>
          <p>{words.citeText}</p>
        </Part>
      </div>
    </Frame>
  );
}
