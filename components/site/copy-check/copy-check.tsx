import type { CopyVerdict } from '#lib/site/copy-check/copy-schema.ts';
import { Frame } from '../frame.tsx';
import { Crumbs } from '../lists.tsx';
import { type Place, prefixOf, sameIn } from '../place.ts';
import { copyCheckWordsOf } from '../words/words-of-copy-check.ts';
import { wordsOf } from '../words/words.ts';
import { CopyForm } from './copy-form.tsx';
import { statementOf, Verdict } from './verdict.tsx';

function ToRegister({ place }: { place: Place }) {
  const href = `${prefixOf(place.house, place.language)}/register`;
  return <Crumbs crumbs={[{ href, text: wordsOf(place.language).register }]} />;
}

/** The page of the form alone. */
export function CopyCheckDocument({ place }: { place: Place }) {
  const words = copyCheckWordsOf(place.language);
  return (
    <Frame place={place} title={words.title} inOtherLanguage={sameIn(place.house, '/check')}>
      <ToRegister place={place} />
      <h1 className="title">{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <CopyForm place={place} />
    </Frame>
  );
}

/** What a copy is, and the form for the next. */
export function CopyVerdictDocument({ place, verdict }: { place: Place; verdict: CopyVerdict }) {
  const words = copyCheckWordsOf(place.language);
  return (
    <Frame
      place={place}
      title={statementOf(verdict, place.language)}
      head={<meta name="robots" content="noindex" />}
      inOtherLanguage={sameIn(place.house, '/check')}
    >
      <ToRegister place={place} />
      <Verdict place={place} verdict={verdict} />
      <section className="part copy-another" aria-labelledby="another">
        <h2 id="another">{words.another}</h2>
        <CopyForm place={place} />
      </section>
    </Frame>
  );
}
