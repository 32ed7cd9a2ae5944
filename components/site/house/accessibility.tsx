import { inLanguage } from '#lib/core/languages.ts';
import { Frame } from '../frame.tsx';
import { type Place, sameIn } from '../place.ts';
import { wordsOf } from '../words/words.ts';
import { Part } from './prose.tsx';
import { WhoAnswers } from './who-answers.tsx';

function Points({ points }: { points: readonly string[] }) {
  return (
    <ul>
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}

/** What holds for readers with disabilities, what does not, and whom to tell. */
export function AccessibilityDocument({ place }: { place: Place }) {
  const words = wordsOf(place.language);
  return (
    <Frame
      place={place}
      title={words.accessibility}
      description={words.accessibilityIntro(inLanguage(place.house.names, place.language))}
      inOtherLanguage={sameIn(place.house, '/accessibility')}
    >
      <h1 className="title">{words.accessibility}</h1>
      <p className="lead">{words.accessibilityIntro(inLanguage(place.house.names, place.language))}</p>
      <div className="prose">
        <Part id="holds" title={words.holdsTitle}>
          <Points points={words.holds} />
        </Part>
        <Part id="fails" title={words.failsTitle}>
          <Points points={words.fails} />
        </Part>
        <Part id="tell" title={words.tellTitle}>
          <p>{words.tellText}</p>
          <WhoAnswers place={place} />
        </Part>
      </div>
    </Frame>
  );
}
